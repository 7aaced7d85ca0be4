package io.penstock.internal.state;

import io.penstock.Fence;
import io.penstock.Pipeline;
import io.penstock.Restart;
import io.penstock.RunOptions;
import io.penstock.error.Problem;
import io.penstock.error.StateException;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.spi.RecoverableLoader;
import io.penstock.spi.StateStore;
import io.penstock.spi.StepContext;
import io.penstock.state.StateErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a pipeline remembers, under these keys: {@code watermark/PIPELINE/SOURCE} how far a source was loaded, {@code
 * load/PIPELINE/RUN} loads with an id of their own that were committed, {@code commit/PIPELINE} what is needed to finish the last
 * commit that was decided, {@code checkpoint/PIPELINE} how far an interrupted run got.
 */
public final class RunState {
    private static final String REJECTS = "rejects";

    private final Pipeline pipeline;
    private final RunOptions options;
    private final RunMemory memory;

    private RunState(Pipeline pipeline, RunOptions options, RunMemory memory) {
        this.pipeline = pipeline;
        this.options = options;
        this.memory = memory;
    }

    /** Whether a run has anything to remember. */
    public static boolean isNeeded(Pipeline pipeline, RunOptions options) {
        return options.runId() != null
                || pipeline.commitEvery() > 0
                || pipeline.sources().stream()
                        .anyMatch(source -> source.stateKey().isPresent());
    }

    public static RunState in(BatchSink target, String title, Pipeline pipeline, RunOptions options) {
        return new RunState(pipeline, options, new TargetMemory(target, title));
    }

    public static RunState in(StateStore store, Pipeline pipeline, RunOptions options) {
        return new RunState(pipeline, options, new StoreMemory(store));
    }

    /**
     * Finishes a commit that an earlier run decided but did not live to finish.
     *
     * @throws StateException when the pipeline no longer has a sink that took part in it
     */
    public void recover(StepContext context) throws Exception {
        Optional<String> decided = memory.get(commitKey());
        if (decided.isEmpty()) {
            return;
        }
        for (Map.Entry<String, String> receipt : decode(decided.get()).entrySet()) {
            if (receipt.getKey().equals("run")) {
                continue;
            }
            loader(receipt.getKey()).recover(receipt.getValue(), context);
        }
    }

    private RecoverableLoader loader(String role) {
        Loader found = null;
        if (role.equals(REJECTS)) {
            found = pipeline.rejects() == null ? null : pipeline.rejects().loader();
        } else {
            int index = Integer.parseInt(role.substring(role.indexOf('.') + 1));
            found = index < pipeline.sinks().size() ? pipeline.sinks().get(index) : null;
        }
        if (found instanceof RecoverableLoader loader) {
            return loader;
        }
        throw new StateException(Problem.of(
                        StateErrors.UNREADABLE,
                        "the last run was interrupted while it committed, and the pipeline no longer has its "
                                + (role.equals(REJECTS) ? "reject sink" : role.replace('.', ' ')))
                .at(memory.title())
                .next("Run the pipeline as it was once more, or remove the key '" + commitKey() + "'."));
    }

    /** Whether a load with the id that was asked for is in the target already. */
    public boolean isCommitted() throws Exception {
        return options.runId() != null && memory.get(loadKey(options.runId())).isPresent();
    }

    /** How far the last committed run got in a source. */
    public Optional<String> watermark(Extractor source) throws Exception {
        Optional<String> key = source.stateKey();
        return key.isEmpty() ? Optional.empty() : memory.get(watermarkKey(key.get()));
    }

    /**
     * Where to go on; empty when the run before came to its end, or is to be forgotten.
     *
     * @throws StateException when the sources are not those of the interrupted run
     */
    public Optional<Checkpoint> checkpoint() throws Exception {
        Optional<String> text = pipeline.commitEvery() == 0 ? Optional.empty() : memory.get(checkpointKey());
        if (text.isEmpty() || options.restart() == Restart.BEGIN_AGAIN) {
            return Optional.empty();
        }
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.decode(text.get());
        } catch (IllegalArgumentException e) {
            throw unreadable(checkpointKey(), e);
        }
        if (!checkpoint.stamp().equals(stamp())) {
            throw new StateException(Problem.of(
                            StateErrors.SOURCE_CHANGED,
                            "run " + checkpoint.runId() + " was interrupted at "
                                    + checkpoint.position().text()
                                    + ", and the sources or their files are not the same any more")
                    .next(
                            "Bring them back, or run with restart begin_again to read from the beginning; rows up to there"
                                    + " are in the target."));
        }
        return Optional.of(checkpoint);
    }

    /** What the sources are like now: their settings, and the size and time of every file. */
    public String stamp() throws Exception {
        StringBuilder stamp = new StringBuilder();
        for (Extractor source : pipeline.sources()) {
            stamp.append(source.describe().title()).append('\n');
            for (Path file : source.filesRead()) {
                stamp.append(file)
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            }
        }
        return Integer.toHexString(stamp.toString().hashCode()) + "-" + stamp.length();
    }

    /** Sets what is remembered of a commit in the middle of a run. */
    public void remember(Checkpoint checkpoint) {
        memory.put(checkpointKey(), checkpoint.encode());
    }

    /**
     * Sets what is remembered of the commit at the end of a run.
     *
     * @param runId the run
     * @param watermarks how far each source was read, by its state key
     * @param receipts what finishes the commit of each sink, by its role: {@link #role}
     */
    public void remember(String runId, Map<String, String> watermarks, Map<String, String> receipts) throws Exception {
        watermarks.forEach((source, value) -> memory.put(watermarkKey(source), value));
        if (options.runId() != null) {
            rememberLoad(options.runId());
        }
        if (pipeline.commitEvery() > 0) {
            memory.put(checkpointKey(), null);
        }
        if (receipts.isEmpty() && memory.get(commitKey()).isEmpty()) {
            return;
        }
        Map<String, String> decision = new LinkedHashMap<>();
        decision.put("run", runId);
        decision.putAll(receipts);
        memory.put(commitKey(), receipts.isEmpty() ? null : StateText.encode(decision));
    }

    /** Read again, so that it is seen as it is in the transaction of the commit. */
    private void rememberLoad(String runId) throws Exception {
        String key = loadKey(runId);
        Fence fence = options.fence();
        if (fence == null) {
            memory.put(key, "committed_at=" + Instant.now());
            return;
        }
        Optional<String> before = memory.get(key);
        if (before.isPresent()) {
            throw fenced(fence.token(), "it was committed with another one: " + before.get());
        }
        memory.put(key, "token=" + fence.token() + "&committed_at=" + Instant.now());
    }

    /**
     * Refuses to go on with a commit when the run no longer owns its work.
     *
     * @throws StateException {@code PEN-6010}
     */
    public void checkFence() {
        Fence fence = options.fence();
        if (fence != null && !fence.held().getAsBoolean()) {
            throw fenced(fence.token(), "another process has taken it over");
        }
    }

    private StateException fenced(long token, String why) {
        return new StateException(Problem.of(
                        StateErrors.FENCED,
                        "load " + options.runId() + " is not this run's any more (token " + token + "): " + why)
                .at(memory.title())
                .next("Nothing needs to be done: the other run stands for this one."));
    }

    /** How a sink is called in receipts. */
    public static String role(@Nullable Integer index) {
        return index == null ? REJECTS : "sink." + index;
    }

    public RunMemory memory() {
        return memory;
    }

    /** Everything a pipeline remembers in a store, for people: keys of its watermarks, loads and checkpoints. */
    public static List<String> prefixes(String pipeline) {
        List<String> prefixes = new ArrayList<>();
        for (String kind : List.of("watermark", "load", "commit", "checkpoint")) {
            prefixes.add(kind + "/" + pipeline);
        }
        return prefixes;
    }

    private String watermarkKey(String source) {
        return "watermark/" + pipeline.name() + "/" + source;
    }

    private String loadKey(String runId) {
        return "load/" + pipeline.name() + "/" + runId;
    }

    private String commitKey() {
        return "commit/" + pipeline.name();
    }

    private String checkpointKey() {
        return "checkpoint/" + pipeline.name();
    }

    private Map<String, String> decode(String text) {
        try {
            return StateText.decode(text);
        } catch (IllegalArgumentException e) {
            throw unreadable(commitKey(), e);
        }
    }

    private StateException unreadable(String key, IllegalArgumentException cause) {
        return new StateException(
                Problem.of(StateErrors.UNREADABLE, "the value of '" + key + "' cannot be read: " + cause.getMessage())
                        .at(memory.title())
                        .next("Somebody changed it by hand; bring it back or remove the key."),
                cause);
    }

    static StateException moved(String title) {
        return new StateException(Problem.of(
                        StateErrors.MOVED,
                        "another run of this pipeline committed while this one ran, so what this one read is out of date")
                .at(title)
                .next("Run it again."));
    }
}
