package io.penstock.transform.join.history;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.join.JoinErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of one key after another. One thread. */
final class Key {
    /** The end of a version that has none. */
    static final long OPEN = Long.MAX_VALUE;

    private final LongColumn froms;
    private final LongColumn tos;
    private final LongColumn numbers;
    private final boolean timed;
    private final KeyRows tracked;
    private final KeyRows others;
    private final List<Version> versions = new ArrayList<>();

    /** A version: the row its values are in, its time, its number, whether it is other than in the dimension. */
    static final class Version {
        int row;
        final long from;
        long to;
        final long number;
        boolean changed;

        Version(int row, long from, long to, long number, boolean changed) {
            this.row = row;
            this.from = from;
            this.to = to;
            this.number = number;
            this.changed = changed;
        }
    }

    /** A row that arrived, and since when it holds. */
    private record Arrived(int row, long at) {}

    Key(Batch all, Scd2Plan plan, KeyRows tracked, KeyRows others) {
        int attributes = plan.attributes().size();
        this.froms = (LongColumn) all.column(attributes);
        this.tos = (LongColumn) all.column(attributes + 1);
        this.numbers = (LongColumn) all.column(attributes + 2);
        this.timed = plan.settings().effective() != null;
        this.tracked = tracked;
        this.others = others;
    }

    /**
     * Makes the versions of a key out of its rows.
     *
     * @param rows rising; those below {@code history} are versions of the dimension
     * @param start the time of rows without one
     * @param late gets the bit of each late row
     * @return how many rows arrived
     */
    int read(List<Integer> rows, int history, long start, long[] late) {
        versions.clear();
        List<Arrived> arrived = new ArrayList<>();
        for (int row : rows) {
            if (row < history) {
                if (froms.isNull(row)) {
                    throw bad("a version of the dimension has no valid_from");
                }
                long to = tos.isNull(row) ? OPEN : tos.get(row);
                versions.add(new Version(row, froms.get(row), to, numbers.get(row), false));
            } else {
                arrived.add(new Arrived(row, timed ? froms.get(row) : start));
            }
        }
        order();
        arrived.sort(Comparator.comparingLong(Arrived::at));
        for (int i = 0; i < arrived.size(); i++) {
            if (i + 1 == arrived.size()
                    || arrived.get(i + 1).at() != arrived.get(i).at()) {
                arrive(arrived.get(i).row(), arrived.get(i).at(), late);
            }
        }
        return arrived.size();
    }

    private void order() {
        versions.sort(Comparator.comparingLong(version -> version.from));
        for (int v = 0; v < versions.size(); v++) {
            Version version = versions.get(v);
            if (v + 1 < versions.size() && version.to > versions.get(v + 1).from) {
                throw bad("two versions of one key overlap in the dimension");
            } else if (numbers.isNull(version.row)) {
                versions.set(v, new Version(version.row, version.from, version.to, v + 1L, false));
            }
        }
    }

    private static TransformException bad(String what) {
        return new TransformException(
                Problem.of(JoinErrors.BAD_HISTORY, what).next("Mend the dimension; nothing was changed."));
    }

    private void arrive(int row, long at, long[] late) {
        Version last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        if (last == null) {
            versions.add(new Version(row, at, OPEN, 1, true));
        } else if (at < last.from || (last.to != OPEN && at < last.to)) {
            Version then = at(at);
            if (then == null || !same(tracked, then.row, row)) {
                RowBits.set(late, row);
            }
        } else if (last.to != OPEN) {
            versions.add(new Version(row, at, OPEN, last.number + 1, true));
        } else if (same(tracked, last.row, row) || at == last.from) {
            if (!same(tracked, last.row, row) || !same(others, last.row, row)) {
                last.row = row;
                last.changed = true;
            }
        } else {
            last.to = at;
            last.changed = true;
            versions.add(new Version(row, at, OPEN, last.number + 1, true));
        }
    }

    /** The version that held at a time; null for none. */
    private @Nullable Version at(long time) {
        for (Version version : versions) {
            if (version.from <= time && time < version.to) {
                return version;
            }
        }
        return null;
    }

    private static boolean same(KeyRows values, int one, int other) {
        return values.firsts()[one] == values.firsts()[other] && values.seconds()[one] == values.seconds()[other];
    }

    /** Ends the current version, if there is one, with {@code time} or, where it began later, with its beginning. */
    void close(long time) {
        Version last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        if (last != null && last.to == OPEN) {
            last.to = Math.max(time, last.from);
            last.changed = true;
        }
    }

    /** Adds the versions that changed, or all. */
    void give(boolean all, List<Version> to) {
        for (Version version : versions) {
            if (all || version.changed) {
                to.add(version);
            }
        }
    }
}
