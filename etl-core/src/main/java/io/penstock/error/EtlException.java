package io.penstock.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything Penstock throws for a reason a user can act on. It holds one problem, or all problems of a plan
 * or a config file together.
 *
 * <p>The thrower gives the facts; the engine, and nobody else, adds the pipeline, the step and the state that was left
 * behind ({@link #in}, {@link #leaving}). Each of these is set once: the innermost engine wins.
 */
public abstract class EtlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;
    private @Nullable String pipeline;
    private @Nullable String step;
    private @Nullable String stateLeft;
    private boolean passing;

    protected EtlException(List<Problem> problems, @Nullable Throwable cause) {
        super(cause);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an exception needs at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** The code of the first problem. */
    public final ErrorCode code() {
        return problems.get(0).code();
    }

    /** Every problem found, in the order of the plan or the file; never empty. */
    public final List<Problem> problems() {
        return problems;
    }

    /** The pipeline that failed; null while no engine ran. */
    public final @Nullable String pipeline() {
        return pipeline;
    }

    /** The step that failed, such as {@code extract csv} or {@code load database 'checkouts'}; null for a whole plan. */
    public final @Nullable String step() {
        return step;
    }

    /** For engines: names the pipeline and the step, each unless it is known already or null is given. */
    public final EtlException in(@Nullable String pipelineName, @Nullable String stepName) {
        if (pipeline == null) {
            pipeline = pipelineName;
        }
        if (step == null) {
            step = stepName;
        }
        return this;
    }

    /** For engines: says what was left behind, as a sentence, such as {@code Nothing was committed.} */
    public final EtlException leaving(String sentence) {
        if (stateLeft == null) {
            stateLeft = sentence;
        }
        return this;
    }

    /** For throwers: the reason may pass by itself (a lock, a lost connection), so that trying again makes sense. */
    public final EtlException passing() {
        passing = true;
        return this;
    }

    /** Whether the reason may pass by itself. */
    public final boolean isPassing() {
        return passing;
    }

    @Override
    public final String getMessage() {
        StringBuilder text = new StringBuilder();
        String place = place();
        if (problems.size() == 1) {
            Problem only = problems.get(0);
            text.append('[').append(only.code().id()).append("] ").append(place).append(only.text());
        } else {
            text.append(place).append(problems.size()).append(" problems:");
            for (Problem problem : problems) {
                text.append("\n  ").append(problem);
            }
        }
        if (stateLeft != null) {
            if (problems.size() > 1) {
                text.append('\n');
            } else if (!endsSentence(text)) {
                text.append(". ");
            } else {
                text.append(' ');
            }
            text.append(stateLeft);
        }
        return text.toString();
    }

    private static boolean endsSentence(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        return last == '.' || last == '?' || last == '!';
    }

    private String place() {
        StringBuilder place = new StringBuilder();
        if (pipeline != null) {
            place.append("pipeline '").append(pipeline).append('\'');
        }
        if (step != null) {
            place.append(place.isEmpty() ? "" : ", ").append(step);
        }
        return place.isEmpty() ? "" : place.append(": ").toString();
    }
}
