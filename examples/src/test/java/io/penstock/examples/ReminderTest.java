package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static io.penstock.testkit.PenstockAssertions.assertThatThrownBy;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.error.EtlException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.TestClock;
import io.penstock.transform.shape.Filter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Time and failures in a test. */
class ReminderTest {
    private static final Schema SCHEMA = Schema.of(Field.of("loan_id", Type.INT64));
    private static final MemorySource LOANS =
            MemorySource.of(SCHEMA).row(1).row(2).row(3);

    // snippet-begin: clock
    @Test
    void stampsTheRunWithTheClocksTime() {
        TestClock clock = TestClock.at("2026-03-01T08:00:00Z");
        Pipeline pipeline = Pipeline.named("reminders")
                .extract(LOANS)
                .transform(Filter.where("loan_id > 1"))
                .load(MemorySink.create())
                .build();

        try (LocalEngine engine = LocalEngine.create().clock(clock)) {
            RunReport first = engine.run(pipeline);
            clock.advance(Duration.ofDays(1));
            RunReport second = engine.run(pipeline);

            assertThat(first).succeeded().wrote(2).filtered(1);
            assertThat(second.startedAt()).isEqualTo(first.startedAt().plus(Duration.ofDays(1)));
        }
    }
    // snippet-end

    // snippet-begin: failure
    @Test
    void leavesBothSinksEmptyWhenOneFails() {
        MemorySink mails = MemorySink.create();
        MemorySink letters = MemorySink.create();
        Pipeline pipeline = Pipeline.named("reminders")
                .extract(LOANS)
                .load(mails)
                .load(letters.failAt(SinkCall.PREPARE))
                .build();

        assertThatThrownBy(pipeline::run)
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("Nothing was committed");
        assertThat(mails.rows()).isEmpty();
        assertThat(letters.rows()).isEmpty();
    }
    // snippet-end
}
