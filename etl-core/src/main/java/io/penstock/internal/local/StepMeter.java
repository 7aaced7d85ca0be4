package io.penstock.internal.local;

import io.penstock.StepReport;
import io.penstock.spi.RowFate;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one stage of one run; updated once per batch, by any thread. */
final class StepMeter {
    final String name;
    final String role;
    final LongAdder rowsIn = new LongAdder();
    final LongAdder rowsOut = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder busyNanos = new LongAdder();
    private final LongAdder[] fates = new LongAdder[RowFate.values().length];

    StepMeter(String name, String role) {
        this.name = name;
        this.role = role;
        for (int i = 0; i < fates.length; i++) {
            fates[i] = new LongAdder();
        }
    }

    /** {@code transform dedupe checkout_id}: how messages name the step. */
    String title() {
        return role + " " + name;
    }

    void count(RowFate fate, long rows) {
        fates[fate.ordinal()].add(rows);
    }

    private long sum(RowFate fate) {
        return fates[fate.ordinal()].sum();
    }

    StepReport report() {
        return new StepReport(
                name,
                role,
                rowsIn.sum(),
                rowsOut.sum(),
                rejected.sum(),
                sum(RowFate.FILTERED),
                sum(RowFate.DEDUPLICATED),
                sum(RowFate.COMBINED),
                sum(RowFate.GENERATED),
                busyNanos.sum());
    }
}
