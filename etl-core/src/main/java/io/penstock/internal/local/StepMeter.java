package io.penstock.internal.local;

import io.penstock.StepReport;
import io.penstock.spi.RowFate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one stage of one run; updated once per batch, by any thread. */
final class StepMeter {
    final String name;
    final String role;
    final LongAdder rowsIn = new LongAdder();
    final LongAdder rowsOut = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder busyNanos = new LongAdder();
    private final Map<RowFate, LongAdder> fates = new EnumMap<>(RowFate.class);

    StepMeter(String name, String role) {
        this.name = name;
        this.role = role;
        for (RowFate fate : RowFate.values()) {
            fates.put(fate, new LongAdder());
        }
    }

    /** {@code transform dedupe checkout_id}: how messages name the step. */
    String title() {
        return role + " " + name;
    }

    void count(RowFate fate, long rows) {
        adder(fate).add(rows);
    }

    private LongAdder adder(RowFate fate) {
        return Objects.requireNonNull(fates.get(fate));
    }

    private long sum(RowFate fate) {
        return adder(fate).sum();
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
