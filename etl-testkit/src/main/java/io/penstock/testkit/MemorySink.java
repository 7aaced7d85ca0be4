package io.penstock.testkit;

import io.penstock.data.Batch;
import io.penstock.data.Row;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Description;
import io.penstock.spi.Loader;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A sink that keeps rows for a test to look at. Rows show up only with the commit; each commit adds to those before. Copies
 * made by serialisation share what they keep with the original, in the same JVM. Safe for use by several threads.
 */
public final class MemorySink implements Loader {
    private static final long serialVersionUID = 1L;
    private static final Map<String, WeakReference<Content>> CONTENTS = new ConcurrentHashMap<>();

    private final String id;
    private final @Nullable SinkCall failAt;
    private final transient Content content;

    private MemorySink(String id, @Nullable SinkCall failAt, Content content) {
        this.id = id;
        this.failAt = failAt;
        this.content = content;
    }

    public static MemorySink create() {
        String id = UUID.randomUUID().toString();
        Content content = new Content();
        CONTENTS.values().removeIf(reference -> reference.get() == null);
        CONTENTS.put(id, new WeakReference<>(content));
        return new MemorySink(id, null, content);
    }

    /** The same sink, failing with an {@code IOException} at this call. */
    public MemorySink failAt(SinkCall call) {
        return new MemorySink(id, call, content);
    }

    /** The committed rows by column name, in order. */
    public List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches()) {
            batch.rows().forEach(row -> rows.add(row.toMap()));
        }
        return rows;
    }

    /** The committed values of one column, in order. */
    public List<@Nullable Object> column(String name) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Batch batch : batches()) {
            for (Row row : batch.rows()) {
                values.add(row.get(name));
            }
        }
        return values;
    }

    /** The committed batches as they came. */
    public List<Batch> batches() {
        synchronized (content) {
            return List.copyOf(content.committed);
        }
    }

    /** The schema of the last run that opened the sink; empty before. */
    public Schema schema() {
        synchronized (content) {
            return content.schema;
        }
    }

    /** How often a run committed. */
    public int commits() {
        return count("commit");
    }

    /** How often a run gave up what it had written. */
    public int aborts() {
        return count("abort");
    }

    /** What the engine called, in order: {@code open, write, …, prepare, commit, close}; a failing call is included. */
    public List<String> calls() {
        synchronized (content) {
            return List.copyOf(content.calls);
        }
    }

    private int count(String call) {
        return (int) calls().stream().filter(call::equals).count();
    }

    @Override
    public Description describe() {
        return Description.of("memory", "sink");
    }

    @Override
    public BatchSink open(Schema schema, StepContext context) throws IOException {
        note(SinkCall.OPEN);
        synchronized (content) {
            content.schema = schema;
        }
        return new Sink();
    }

    private void note(SinkCall call) throws IOException {
        synchronized (content) {
            content.calls.add(call.name().toLowerCase(Locale.ROOT));
        }
        if (call == failAt) {
            throw new IOException("told to fail at " + call);
        }
    }

    private Object writeReplace() {
        return new Form(id, failAt);
    }

    private record Form(String id, @Nullable SinkCall failAt) implements Serializable {
        private Object readResolve() {
            Content shared =
                    CONTENTS.getOrDefault(id, new WeakReference<>(null)).get();
            return new MemorySink(id, failAt, shared == null ? new Content() : shared);
        }
    }

    /** Guarded by itself. */
    private static final class Content {
        private final List<Batch> committed = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();
        private Schema schema = Schema.empty();
    }

    private final class Sink implements BatchSink {
        private final List<Batch> pending = new ArrayList<>();
        private String outcome = "Nothing was kept.";

        @Override
        public void write(Batch batch, SinkOutput output) throws IOException {
            note(SinkCall.WRITE);
            pending.add(batch.withOrigin(null));
        }

        @Override
        public void prepare() throws IOException {
            note(SinkCall.PREPARE);
        }

        @Override
        public void commit() throws IOException {
            note(SinkCall.COMMIT);
            synchronized (content) {
                content.committed.addAll(pending);
            }
            outcome = pending.stream().mapToInt(Batch::rowCount).sum() + " rows are kept in memory.";
            pending.clear();
        }

        @Override
        public void abort() {
            pending.clear();
            synchronized (content) {
                content.calls.add("abort");
            }
        }

        @Override
        public String outcome() {
            return outcome;
        }

        @Override
        public void close() {
            synchronized (content) {
                content.calls.add("close");
            }
        }
    }
}
