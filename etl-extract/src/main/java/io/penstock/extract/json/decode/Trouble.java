package io.penstock.extract.json.decode;

import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.text.Misfits;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What is wrong with the rows of one block beside their values. One thread. */
final class Trouble {
    /**
     * @param row where
     * @param failure what
     */
    private record Flaw(int row, Failure failure) {}

    private final Shape shape;
    private final Misfits misfits = new Misfits();
    private final List<Flaw> flaws = new ArrayList<>();

    Trouble(Shape shape) {
        this.shape = shape;
    }

    Misfits misfits() {
        return misfits;
    }

    void newKey(int row, String name) {
        if (shape.wide() && shape.rules().newKeys() != NewKeys.IGNORE) {
            flaws.add(new Flaw(
                    row,
                    shape.failure(
                            "json(new_key)",
                            "the key '" + name
                                    + "' is no column, none of the records had it that the columns were found by;"
                                    + " set inference to full, or new_keys to ignore")));
        }
    }

    void duplicate(int row, String name) {
        flaws.add(new Flaw(
                row, shape.failure("json(duplicate_key)", "the key '" + name + "' stands twice in the record")));
    }

    /** Withdraws everything about rows that turned out not to be. */
    void forgetFrom(int row) {
        for (Iterator<Flaw> all = flaws.iterator(); all.hasNext(); ) {
            if (all.next().row() >= row) {
                all.remove();
            }
        }
        misfits.removeFrom(row);
    }

    boolean isEmpty() {
        return flaws.isEmpty();
    }

    /** The first flaw's row, -1 when there is none. */
    int firstRow() {
        return flaws.isEmpty() ? -1 : flaws.get(0).row();
    }

    String firstMessage() {
        return flaws.get(0).failure().message();
    }

    boolean isNewKey() {
        return flaws.get(0).failure().rule().equals("json(new_key)");
    }

    /** Merges what is wrong with rows and with values, by row. */
    RowFailures merge(RowFailures values) {
        if (flaws.isEmpty()) {
            return values;
        }
        RowFailures all = new RowFailures();
        int next = 0;
        for (Flaw flaw : flaws) {
            for (; next < values.size() && values.row(next) < flaw.row(); next++) {
                all.add(values.row(next), values.failure(next));
            }
            all.add(flaw.row(), flaw.failure());
        }
        for (; next < values.size(); next++) {
            all.add(values.row(next), values.failure(next));
        }
        return all;
    }
}
