package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.error.QualityException;
import io.penstock.error.RunCancelledException;
import io.penstock.spi.Distribution;
import io.penstock.spi.OnFail;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.RowFate;
import io.penstock.spi.Transformer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LocalEngineTest {
    private static LocalEngine engine(int threads, int batchRows) {
        return LocalEngine.create().threads(threads).batchRows(batchRows);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,7", "2,7", "2,4096", "8,7", "8,1"})
    void keepsTheOrderOfTheSourceOnAnyNumberOfThreads(int threads, int batchRows) {
        Kept sink = new Kept("a");
        RunReport report = Pipeline.named("evens")
                .extract(new Numbers(1001))
                .transform(Steps.even())
                .load(sink)
                .build()
                .run(engine(threads, batchRows));
        assertThat(sink.column("n"))
                .isEqualTo(LongStream.range(0, 501).map(i -> 2 * i).boxed().toList());
        assertThat(report.rowsRead()).isEqualTo(1001);
        assertThat(report.rowsWritten()).isEqualTo(501);
        assertThat(report.rowsFiltered()).isEqualTo(500);
        assertThat(report.steps()).allMatch(StepReport::isConserved);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "8,5"})
    void aStepThatHoldsEverythingBackIsFollowedByParallelSteps(int threads, int batchRows) {
        Kept sink = new Kept("a");
        Pipeline.named("reversed")
                .extract(new Numbers(500))
                .transform(Steps.reversed())
                .transform(Steps.even())
                .transform(Steps.reversed())
                .transform(Steps.reversed())
                .load(sink)
                .build()
                .run(engine(threads, batchRows));
        assertThat(sink.column("n"))
                .isEqualTo(
                        LongStream.range(0, 250).map(i -> 498 - 2 * i).boxed().toList());
    }

    @Test
    void runIdsTellWhenTheRunBegan() {
        Clock clock = Clock.fixed(Instant.parse("2026-04-02T10:15:30Z"), ZoneOffset.UTC);
        Pipeline pipeline = Pipeline.named("ids")
                .extract(new Numbers(1))
                .load(new Kept("a"))
                .build();
        String first = pipeline.run(engine(1, 1).clock(clock)).runId();
        assertThat(first).matches("20260402T101530Z-[0-9a-f]{8}");
        assertThat(pipeline.run(engine(1, 1).clock(clock)).runId()).isNotEqualTo(first);
    }

    @Test
    void readsSeveralSourcesOneAfterTheOther() {
        Kept sink = new Kept("a");
        Pipeline.named("two")
                .extract(new Numbers(3))
                .extract(new Numbers(0))
                .extract(new Numbers(2))
                .load(sink)
                .build()
                .run(engine(2, 2));
        assertThat(sink.column("n")).containsExactly(0L, 1L, 2L, 0L, 1L);
    }

    @Test
    void anEmptySourceCommitsEmptySinks() {
        Kept sink = new Kept("a");
        RunReport report = Pipeline.named("none")
                .extract(new Numbers(0))
                .transform(Steps.reversed())
                .load(sink)
                .build()
                .run();
        assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(sink.calls).containsExactly("open", "prepare", "commit", "close");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "8"})
    void rejectedRowsKeepTheirValuesReasonsAndPlaceInTheOrderOfTheSource(int threads) {
        Kept sink = new Kept("good");
        Kept rejects = new Kept("bad");
        RunReport report = Pipeline.named("checked")
                .extract(new Numbers(12))
                .transform(Steps.even())
                .validate(Steps.notMultipleOf(4), Steps.notMultipleOf(6))
                .rejectTo(rejects)
                .load(sink)
                .build()
                .run(engine(threads, 5));
        assertThat(sink.column("n")).containsExactly(2L, 10L);
        assertThat(rejects.column("n")).containsExactly(0L, 4L, 6L, 8L);
        assertThat(rejects.column("_rules"))
                .containsExactly(
                        "not_multiple(4); not_multiple(6)", "not_multiple(4)", "not_multiple(6)", "not_multiple(4)");
        assertThat(rejects.column("_errors")).startsWith("is a multiple of 4; is a multiple of 6");
        assertThat(rejects.column("_line")).containsExactly(1L, 5L, 7L, 9L);
        assertThat(rejects.column("_source")).containsOnly("numbers");
        assertThat(rejects.column("_stage")).containsOnly("transform validate");
        assertThat(rejects.column("_run_id")).containsOnly(report.runId());
        assertThat(report.rejects().byFirstRule())
                .containsEntry("not_multiple(4)", 3L)
                .containsEntry("not_multiple(6)", 1L);
        assertThat(report.rejects().byRule()).containsEntry("not_multiple(6)", 2L);
    }

    @Test
    void aRejectedRowWithoutARouteFailsTheRun() {
        Kept sink = new Kept("good");
        Pipeline pipeline = Pipeline.named("checked")
                .extract(new Numbers(12))
                .validate(Steps.notMultipleOf(5))
                .load(sink)
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(1, 4)))
                .isInstanceOf(QualityException.class)
                .hasMessage("[PEN-5003] pipeline 'checked', transform validate: numbers:1, not_multiple(5): is a"
                        + " multiple of 5. Mend the data, or say where rejected rows go: rejectTo(…) in Java,"
                        + " \"rejects\" in JSON. Nothing was committed.");
        assertThat(sink.rows).isEmpty();
        assertThat(sink.calls).endsWith("abort", "close");
    }

    @Test
    void tooManyRejectsCommitNothingButTheRejects() {
        Kept sink = new Kept("good");
        Kept rejects = new Kept("bad");
        Pipeline pipeline = Pipeline.named("checked")
                .extract(new Numbers(200))
                .validate(Steps.notMultipleOf(10))
                .rejectTo(rejects.maxShare(0.05))
                .load(sink)
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(2, 16)))
                .isInstanceOf(QualityException.class)
                .hasMessage(
                        "[PEN-5001] pipeline 'checked', transform validate: numbers:1, not_multiple(10): is a multiple of 10. 20 of"
                                + " 200 rows rejected (10.00%), over the limit of 5%. Nothing was committed; kept in bad");
        assertThat(sink.rows).isEmpty();
        assertThat(rejects.rows).hasSize(20);
    }

    @Test
    void readingStopsWhenTheNumberOfRejectsIsExceeded() {
        Kept rejects = new Kept("bad");
        Pipeline pipeline = Pipeline.named("checked")
                .extract(new Numbers(1_000_000))
                .validate(Steps.notMultipleOf(2))
                .rejectTo(RejectRoute.to(rejects).maxRejects(10))
                .load(new Kept("good"))
                .build();
        List<RunReport> reports = new ArrayList<>();
        LocalEngine watched = engine(2, 8).listener(new RunListener() {
            @Override
            public void finished(Pipeline finished, RunReport report) {
                reports.add(report);
            }
        });
        assertThatThrownBy(() -> pipeline.run(watched)).hasMessageContaining("over the limit of 10");
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.status()).isEqualTo(RunStatus.FAILED);
            assertThat(report.rowsRead()).isLessThan(200);
            assertThat((long) rejects.rows.size()).isEqualTo(report.rowsRejected());
        });
    }

    @Test
    void rulesCanNullFlagWarnAndFail() {
        Kept sink = new Kept("a");
        RunReport report = Pipeline.named("kinds")
                .extract(new Numbers(7))
                .validate(
                        Steps.notMultipleOf(2).onFail(OnFail.FLAG),
                        Steps.notMultipleOf(3).onFail(OnFail.NULL),
                        Steps.notMultipleOf(5).onFail(OnFail.WARN))
                .load(sink)
                .build()
                .run();
        assertThat(sink.column("n")).containsExactly(null, 1L, 2L, null, 4L, 5L, null);
        assertThat(sink.column("_validation_errors"))
                .containsExactly(
                        "not_multiple(2)", null, "not_multiple(2)", null, "not_multiple(2)", null, "not_multiple(2)");
        assertThat(report.rejects().warnings())
                .isEqualTo(Map.of("not_multiple(2)", 4L, "not_multiple(3)", 3L, "not_multiple(5)", 2L));
        assertThatThrownBy(() -> Pipeline.named("fails")
                        .extract(new Numbers(7))
                        .validate(Steps.notMultipleOf(6).onFail(OnFail.FAIL))
                        .load(new Kept("b"))
                        .build()
                        .run())
                .hasMessage("[PEN-5002] pipeline 'fails', transform validate: numbers:1: not_multiple(6): is a multiple"
                        + " of 6 (on_fail = fail). Nothing was committed.");
    }

    @Test
    void aRejectedRowCountsForTheRuleThatRejectedItAndWarnsOfNothing() {
        RunReport report = Pipeline.named("both")
                .extract(new Numbers(7))
                .validate(Steps.notMultipleOf(2).onFail(OnFail.NULL), Steps.notMultipleOf(3))
                .rejectTo(new Kept("rejects"))
                .load(new Kept("a"))
                .build()
                .run();
        assertThat(report.rejects().byFirstRule()).isEqualTo(Map.of("not_multiple(3)", 3L));
        assertThat(report.rejects().byRule()).isEqualTo(Map.of("not_multiple(2)", 2L, "not_multiple(3)", 3L));
        assertThat(report.rejects().warnings()).isEqualTo(Map.of("not_multiple(2)", 2L));
    }

    @Test
    void aRuleIsTestedOnlyWhereItsConditionIsTrue() {
        Kept sink = new Kept("a");
        Kept rejects = new Kept("b");
        Pipeline.named("where")
                .extract(new Numbers(10))
                .validate(Steps.notMultipleOf(2).where("n > 5"))
                .rejectTo(rejects)
                .load(sink)
                .build()
                .run();
        assertThat(rejects.column("n")).containsExactly(6L, 8L);
        assertThatThrownBy(() -> Pipeline.named("where")
                        .extract(new Numbers(10))
                        .validate(
                                Steps.notMultipleOf(2).where("m > 5"),
                                Steps.notMultipleOf(3).where("n + 1"))
                        .load(sink)
                        .build()
                        .run())
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("there is no column 'm'")
                .hasMessageContaining("the condition 'n + 1' of rule not_multiple(3) gives INT64, BOOLEAN expected");
    }

    @ParameterizedTest
    @CsvSource({"open", "write", "prepare"})
    void aSinkThatFailsBeforeItsCommitLeavesNoSinkCommitted(String failAt) {
        Kept good = new Kept("good");
        Kept bad = new Kept("bad", failAt);
        Pipeline pipeline = Pipeline.named("two sinks")
                .extract(new Numbers(100))
                .load(good)
                .load(bad)
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(2, 10)))
                .hasMessage("[PEN-4001] pipeline 'two sinks', load kept bad: IllegalStateException: told to fail at "
                        + failAt + ". Nothing was committed.");
        assertThat(good.rows).isEmpty();
        assertThat(good.calls).endsWith("abort", "close").doesNotContain("commit");
    }

    @Test
    void aCommitThatFailsSaysWhatWasCommittedBefore() {
        Kept good = new Kept("good");
        Pipeline pipeline = Pipeline.named("two sinks")
                .extract(new Numbers(10))
                .load(good)
                .load(new Kept("bad", "commit"))
                .build();
        assertThatThrownBy(pipeline::run).hasMessageEndingWith("Committed before: kept good; nothing else.");
        assertThat(good.rows).hasSize(10);
    }

    @Test
    void aStepWhoseCountsDoNotAddUpFailsTheRun() {
        Kept sink = new Kept("a");
        Transformer loser = Steps.of(
                "loser", Distribution.ANY, (batch, output) -> output.count(RowFate.FILTERED, batch.rowCount() - 1));
        assertThatThrownBy(() -> Pipeline.named("loses")
                        .extract(new Numbers(10))
                        .transform(loser)
                        .load(sink)
                        .build()
                        .run())
                .hasMessage("[PEN-8002] pipeline 'loses': transform loser: 10 rows in, but 0 out, 0 rejected, 9"
                        + " filtered, 0 deduplicated, 0 combined, 0 generated. Nothing was committed.");
        assertThat(sink.rows).isEmpty();
    }

    @Test
    void aCancelledRunCommitsNothing() {
        Kept sink = new Kept("a");
        Cancellation cancellation = new Cancellation();
        Transformer cancels = Steps.of("cancels", Distribution.ANY, (batch, output) -> {
            cancellation.cancel();
            output.emit(batch);
        });
        Pipeline pipeline = Pipeline.named("cancelled")
                .extract(new Numbers(100_000))
                .transform(cancels)
                .load(sink)
                .build();
        assertThatThrownBy(
                        () -> engine(2, 10).run(pipeline, RunOptions.defaults().cancellation(cancellation)))
                .isInstanceOf(RunCancelledException.class)
                .hasMessage("[PEN-8001] pipeline 'cancelled': the run was cancelled. Nothing was committed.");
        assertThat(sink.rows).isEmpty();
    }

    @Test
    void aDryRunWritesEverythingAndCommitsNothing() {
        Kept sink = new Kept("a");
        RunReport report = Pipeline.named("dry")
                .extract(new Numbers(10))
                .load(sink)
                .build()
                .dryRun();
        assertThat(report.status()).isEqualTo(RunStatus.DRY_RUN);
        assertThat(report.rowsWritten()).isEqualTo(10);
        assertThat(sink.rows).isEmpty();
        assertThat(sink.calls).endsWith("abort", "close");
    }

    @Test
    void allProblemsOfABuilderAreToldTogether() {
        PlanException refused = catchThrowableOfType(
                PlanException.class, () -> Pipeline.named("nothing").build());
        assertThat(refused.problems()).hasSize(2);
        assertThat(refused)
                .hasMessage("pipeline 'nothing': 2 problems:\n"
                        + "  [PEN-1010] the pipeline has no source. Add .extract(…).\n"
                        + "  [PEN-1010] the pipeline has no sink and no inspector, so it has no effect. Add .load(…)"
                        + " or .inspect(…).");
    }

    @Test
    void aFailureIsNeverRetriedUnlessItMayPass() {
        List<Integer> attempts = new ArrayList<>();
        LocalEngine watched = engine(1, 10).listener(new RunListener() {
            @Override
            public void retrying(Pipeline pipeline, int attempt, String reason) {
                attempts.add(attempt);
            }
        });
        Pipeline pipeline = Pipeline.named("fails")
                .extract(new Numbers(1))
                .load(new Kept("bad", "prepare"))
                .retry(RetryPolicy.times(3))
                .build();
        assertThatThrownBy(() -> pipeline.run(watched)).isInstanceOf(EtlException.class);
        assertThat(attempts).isEmpty();
    }
}
