package io.penstock.quality.check.history;

import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;

/** What tests have in common that look at no row themselves. */
interface HistoryTest extends CheckTest {
    /** Asks for what the judgement needs, and tells what is wrong. */
    void prepare(TestBinding binding);

    Finding judge(Evidence evidence);

    @Override
    default boolean judgesRows() {
        return false;
    }

    @Override
    default BoundTest bind(TestBinding binding) {
        prepare(binding);
        return context -> this::judge;
    }
}
