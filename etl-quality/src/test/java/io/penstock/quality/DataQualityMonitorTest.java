package io.penstock.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.QualityException;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Level;
import io.penstock.quality.check.Outcome;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.check.SampleRow;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataQualityMonitorTest {
    private static final Schema LOANS = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("email", Type.TEXT),
            Field.of("pages", Type.INT64),
            Field.of("due", Type.DATE));

    record Book(String isbn, Long pages) {}

    private static Batch loans() {
        return BatchBuilder.of(LOANS)
                .add(1L, "ann@example.org", 10L, LocalDate.of(2024, 1, 1))
                .add(2L, "bob at example", 20L, LocalDate.of(2024, 1, 2))
                .add(2L, null, 4L, null)
                .add(4L, "", 7000L, LocalDate.of(2024, 1, 4))
                .build();
    }

    @Test
    void countsRowsThatFailAndKeepsThem() {
        CheckResult email = DataQualityMonitor.expecting(Expect.email("email").showValues(ValueDisplay.SHOWN))
                .check(loans())
                .result("email(email)");
        assertThat(email.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(email.evaluated()).isEqualTo(3);
        assertThat(email.failed()).isEqualTo(2);
        assertThat(email.message()).isEqualTo("2 of 3 fail, 33.33 % pass, all must");
        assertThat(email.samples())
                .containsExactly(
                        new SampleRow(2, Map.of("email", "bob at example")), new SampleRow(4, Map.of("email", "")));
    }

    @Test
    void hidesValuesUnlessAsked() {
        CheckResult email = DataQualityMonitor.expecting(Expect.email("email"))
                .check(loans())
                .result("email(email)");
        assertThat(email.samples()).containsExactly(new SampleRow(2, Map.of()), new SampleRow(4, Map.of()));
    }

    @Test
    void letsSomeRowsFail() {
        QualityReport report = DataQualityMonitor.expecting(
                        Expect.between("pages", 1, 5000).mostly(0.75),
                        Expect.between("pages", 5, 5000).mostly(0.75).named("five"),
                        Expect.notNull("due").mostly(0.5).warnBelow(0.9),
                        Expect.unique("id").level(Level.WARN))
                .check(loans());
        assertThat(report.results())
                .extracting(CheckResult::outcome)
                .containsExactly(Outcome.PASS, Outcome.FAIL, Outcome.WARN, Outcome.WARN);
        assertThat(report.passed()).isFalse();
    }

    @Test
    void looksOnlyAtRowsOfTheCondition() {
        CheckResult result = DataQualityMonitor.expecting(
                        Expect.between("pages", 1, 100).where("id < 4"),
                        Expect.rowCount(3L, 3L).where("id < 4"))
                .check(loans())
                .requirePassed()
                .results()
                .get(0);
        assertThat(result.evaluated()).isEqualTo(3);
        assertThat(result.name()).isEqualTo("between(pages) where id < 4");
    }

    @Test
    void comparesNumbersAboutColumns() {
        QualityReport report = DataQualityMonitor.expecting(
                        Expect.mean("pages", 1758.5, 1758.5),
                        Expect.completeness("due", 0.8),
                        Expect.metric(io.penstock.quality.check.metric.Metric.MAX, "due", "2024-01-01", "2024-01-03"),
                        Expect.distinctCount("id", 3, 3))
                .check(loans());
        assertThat(report.results())
                .extracting(CheckResult::outcome)
                .containsExactly(Outcome.PASS, Outcome.FAIL, Outcome.FAIL, Outcome.PASS);
        assertThat(report.results().get(1).message())
                .isEqualTo("found 0.75, expected completeness of due is at least 0.8");
    }

    @Test
    void judgesNothingWithoutRows() {
        QualityReport report = DataQualityMonitor.expecting(
                        Expect.notNull("id"), Expect.unique("id"), Expect.mean("pages", 1, 2), Expect.rowCount(0L, 5L))
                .check(Batch.empty(LOANS));
        assertThat(report.results())
                .extracting(CheckResult::outcome)
                .containsExactly(Outcome.NOT_EVALUATED, Outcome.NOT_EVALUATED, Outcome.NOT_EVALUATED, Outcome.PASS);
        assertThat(report.passed()).isTrue();
    }

    @Test
    void checksRecords() {
        QualityReport report = DataQualityMonitor.expecting(Expect.isbn("isbn"), Expect.between("pages", 1, null))
                .check(Book.class, List.of(new Book("9780306406157", 3L), new Book("9780306406158", null)));
        assertThat(report.problems()).extracting(CheckResult::name).containsExactly("isbn(isbn)");
    }

    @Test
    void stopsTheRunBeforeItsCommit() {
        MemorySink sink = MemorySink.create();
        Pipeline pipeline = Pipeline.named("loans")
                .extract(MemorySource.of(LOANS)
                        .rows(loans().rows().stream().map(row -> row.values()).toList()))
                .inspect(Expect.rowCount(1L, null))
                .inspect(Expect.unique("id"))
                .load(sink)
                .build();
        assertThatThrownBy(pipeline::run)
                .isInstanceOf(QualityException.class)
                .hasMessageStartingWith(
                        "[PEN-5004] pipeline 'loans': unique(id): 1 of 4 fail, 75 % pass, all must. Nothing was committed");
        assertThat(pipeline.steps()).hasSize(1);
    }

    @Test
    void reportsWithoutStoppingWhenASourceIsChecked() {
        QualityReport report = DataQualityMonitor.expecting(Expect.unique("id"))
                .check(MemorySource.of(LOANS)
                        .rows(loans().rows().stream().map(row -> row.values()).toList()));
        assertThat(report.results(Outcome.FAIL)).hasSize(1);
        assertThatThrownBy(report::requirePassed).hasMessageContaining("PEN-5205");
    }

    @Test
    void tellsEveryMistakeTogether() {
        assertThatThrownBy(() -> DataQualityMonitor.expecting(
                                Expect.notNull("mail"),
                                Expect.email("pages"),
                                Expect.mean("email", 1, 2),
                                Expect.unique("id").where("pages"))
                        .check(loans()))
                .hasMessageContaining("4 problems")
                .hasMessageContaining("check not_null(mail)")
                .hasMessageContaining("Did you mean 'email'?")
                .hasMessageContaining("check mean(email)");
    }
}
