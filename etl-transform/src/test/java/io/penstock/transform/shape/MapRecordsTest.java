package io.penstock.transform.shape;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static io.penstock.testkit.PenstockAssertions.assertThatThrownBy;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.error.PlanException;
import io.penstock.error.TransformException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MapRecordsTest {
    record Loan(long loanId, LocalDate due, LocalDate returned, BigDecimal fine) {}

    record Late(long loanId, int days, BigDecimal fine) {}

    private static final Schema LOANS = Schema.of(
            Field.of("loan_id", Type.INT64),
            Field.of("due", Type.DATE),
            Field.of("returned", Type.DATE),
            Field.of("fine", Type.decimal(8, 2)));

    private static final MemorySource SOURCE = MemorySource.of(LOANS)
            .row(1, LocalDate.of(2026, 1, 10), LocalDate.of(2026, 1, 13), new BigDecimal("0.75"))
            .row(2, LocalDate.of(2026, 1, 10), LocalDate.of(2026, 1, 9), null)
            .row(3, LocalDate.of(2026, 1, 10), null, null);

    private static Late late(Loan loan) {
        if (loan.returned() == null || !loan.returned().isAfter(loan.due())) {
            return null;
        }
        return new Late(
                loan.loanId(), (int) (loan.returned().toEpochDay() - loan.due().toEpochDay()), loan.fine());
    }

    private static RunReport run(MemorySource source, MapRecords<?, ?> step, MemorySink sink) {
        return Pipeline.named("late")
                .extract(source)
                .transform(step)
                .load(sink)
                .build()
                .run();
    }

    @Test
    void writesTheSecondRecordsColumnsAndCountsWhatWasLeftOut() {
        MemorySink sink = MemorySink.create();
        RunReport report = run(SOURCE, Steps.map(Loan.class, Late.class, MapRecordsTest::late), sink);
        assertThat(report).succeeded().read(3).wrote(1).filtered(2).accountsForEveryRow();
        assertThat(sink.batches().get(0))
                .hasSchema(Schema.of(
                        Field.required("loan_id", Type.INT64),
                        Field.required("days", Type.INT64),
                        Field.of("fine", Type.decimal(8, 2))))
                .hasRow(0, 1L, 3L, new BigDecimal("0.75"));
    }

    @Test
    void callsTheFunctionFromOneThreadAtATime() {
        List<List<Object>> rows = new ArrayList<>();
        LongStream.range(0, 5_000)
                .forEach(id -> rows.add(List.of(id, LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), BigDecimal.ONE)));
        AtomicInteger inside = new AtomicInteger();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        MemorySink sink = MemorySink.create();
        LocalEngine.create()
                .threads(4)
                .batchRows(50)
                .run(Pipeline.named("late")
                        .extract(MemorySource.of(LOANS).rows(rows))
                        .transform(Steps.map(Loan.class, Late.class, loan -> {
                            seen.add(inside.incrementAndGet());
                            Late late = late(loan);
                            inside.decrementAndGet();
                            return late;
                        }))
                        .load(sink)
                        .build());
        assertThat(seen).hasSize(5_000).containsOnly(1);
        assertThat(sink.column("loan_id"))
                .isEqualTo(LongStream.range(0, 5_000).boxed().toList());
    }

    @Test
    void namesTheRecordAtWhichTheFunctionThrewButNoValue() {
        assertThatThrownBy(() -> run(
                        SOURCE,
                        Steps.map(
                                Loan.class,
                                Late.class,
                                loan -> new Late(1, loan.returned().getDayOfYear(), null)),
                        MemorySink.create()))
                .isInstanceOf(TransformException.class)
                .hasMessage("[PEN-3004] pipeline 'late', transform map Loan to Late: memory:3: Loan to Late threw"
                        + " java.lang.NullPointerException. The exception, with its own message, is the cause of this one."
                        + " Nothing was committed.");
    }

    @Test
    void namesTheRecordWhoseResultDoesNotFit() {
        assertThatThrownBy(() -> run(
                        SOURCE,
                        Steps.map(Loan.class, Late.class, loan -> new Late(1, 1, new BigDecimal("0.123"))),
                        MemorySink.create()))
                .hasMessage("[PEN-3082] pipeline 'late', transform map Loan to Late: memory:1, record Late, component"
                        + " 'fine' (BigDecimal): the value does not fit column 'fine' of DECIMAL(8,2). Round it before, or"
                        + " declare more digits with decimal(…). Nothing was committed.");
    }

    @Test
    void takesMoreDigitsWhenTold() {
        MemorySink sink = MemorySink.create();
        run(
                SOURCE,
                Steps.map(Loan.class, Late.class, loan -> new Late(1, 1, new BigDecimal("0.123")))
                        .decimal("fine", 9, 3),
                sink);
        assertThat(sink.column("fine")).containsOnly(new BigDecimal("0.123"));
    }

    @Test
    void tellsColumnsThatAreMissingBeforeARowMoves() {
        MemorySource other = MemorySource.of(Schema.of(Field.of("loan", Type.INT64)));
        assertThatThrownBy(
                        () -> run(other, Steps.map(Loan.class, Late.class, MapRecordsTest::late), MemorySink.create()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("record Loan, component 'loanId' (long): there is no column 'loan_id'.")
                .hasMessageContaining("record Loan, component 'due' (LocalDate): there is no column 'due'.");
    }
}
