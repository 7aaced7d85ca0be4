package io.penstock.transform.internal.window;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows around a row that a function sees, inside its partition.
 *
 * @param kind which
 * @param before rows before it, of {@link Kind#MOVING}
 * @param after rows behind it, of {@link Kind#MOVING}
 */
public record RowsFrame(Kind kind, int before, int after) implements Serializable {
    /** Every row of the partition. */
    public static final RowsFrame WHOLE = new RowsFrame(Kind.WHOLE, 0, 0);

    /** From the first row of the partition to the row itself. */
    public static final RowsFrame RUNNING = new RowsFrame(Kind.RUNNING, 0, 0);

    /** Rows are held in memory on both sides. */
    private static final int MOST = 1_000_000;

    private static final String BOUND =
            "(unbounded preceding|unbounded following|current row|\\d{1,7} preceding|\\d{1,7} following)";
    private static final Pattern BETWEEN = Pattern.compile("rows between " + BOUND + " and " + BOUND);
    private static final Pattern SINGLE = Pattern.compile("rows " + BOUND);

    /** The shapes of frames. */
    public enum Kind {
        WHOLE,
        RUNNING,
        MOVING
    }

    /** A frame as in SQL: {@code rows 6 preceding}, {@code rows between 3 preceding and 3 following}; empty when it is none of ours. */
    public static Optional<RowsFrame> parse(String text) {
        String plain = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        Matcher between = BETWEEN.matcher(plain);
        if (between.matches()) {
            return of(between.group(1), between.group(2));
        }
        Matcher single = SINGLE.matcher(plain);
        return single.matches() ? of(single.group(1), "current row") : Optional.empty();
    }

    private static Optional<RowsFrame> of(String from, String to) {
        if (from.equals("unbounded preceding")) {
            return to.equals("unbounded following")
                    ? Optional.of(WHOLE)
                    : to.equals("current row") ? Optional.of(RUNNING) : Optional.empty();
        } else if (from.endsWith("following") || to.endsWith("preceding") || to.startsWith("unbounded")) {
            return Optional.empty();
        }
        int before = number(from);
        int after = number(to);
        return before > MOST || after > MOST
                ? Optional.empty()
                : Optional.of(new RowsFrame(Kind.MOVING, before, after));
    }

    private static int number(String bound) {
        return bound.equals("current row") ? 0 : Integer.parseInt(bound.substring(0, bound.indexOf(' ')));
    }

    @Override
    public String toString() {
        return switch (kind) {
            case WHOLE -> "rows between unbounded preceding and unbounded following";
            case RUNNING -> "rows unbounded preceding";
            case MOVING -> "rows between " + before + " preceding and " + after + " following";
        };
    }
}
