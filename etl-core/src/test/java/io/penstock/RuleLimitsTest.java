package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.error.QualityException;
import io.penstock.spi.OnFail;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.ValidationRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of single rules, messages with placeholders, codes of failures. */
class RuleLimitsTest {
    private static RunReport run(Kept sink, Kept rejects, int rows, ValidationRule... rules) {
        return Pipeline.named("limited")
                .extract(new Numbers(rows))
                .validate(rules)
                .rejectTo(rejects)
                .load(sink)
                .build()
                .run(LocalEngine.create().threads(2).batchRows(7));
    }

    @ParameterizedTest
    @EnumSource(
            value = OnFail.class,
            names = {"REJECT", "NULL", "FLAG", "WARN"})
    void aRuleHasItsOwnLimitWhateverBecomesOfTheRows(OnFail consequence) {
        ValidationRule rule = Steps.notMultipleOf(4).onFail(consequence);
        Kept sink = new Kept("good");

        RunReport report =
                run(new Kept("fine"), new Kept("bad"), 100, rule.maxFailures(25).maxFailureRatio(0.25));
        assertThat(report.steps()).allMatch(StepReport::isConserved);
        assertThatThrownBy(() -> run(sink, new Kept("bad"), 100, rule.maxFailureRatio(0.2)))
                .isInstanceOf(QualityException.class)
                .hasMessageContaining("[PEN-5005]")
                .hasMessageContaining("25 of 100 rows failed not_multiple(4) (25.00%), over its limit of 20%.");
        assertThat(sink.calls).doesNotContain("commit");
        assertThatThrownBy(() -> run(new Kept("good"), new Kept("bad"), 100, rule.maxFailures(24)))
                .hasMessageContaining("[PEN-5005]")
                .hasMessageContaining("over its limit of 24.");
    }

    @Test
    void aLimitHoldsWithoutARejectRouteToo() {
        Pipeline pipeline = Pipeline.named("limited")
                .extract(new Numbers(10))
                .validate(Steps.notMultipleOf(5).onFail(OnFail.WARN).maxFailures(1))
                .load(new Kept("good"))
                .build();
        assertThatThrownBy(pipeline::run)
                .isInstanceOf(QualityException.class)
                .hasMessageContaining("[PEN-5005]")
                .hasMessageContaining("2 of 10 rows failed not_multiple(5)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void badLimitsFailAtTheCall(double share) {
        assertThatThrownBy(() -> Steps.notMultipleOf(5).maxFailureRatio(share))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-1019] rule not_multiple(5): max_failure_ratio must be 0 to 1, not " + share);
        assertThatThrownBy(() -> RejectRoute.to(new Kept("bad")).maxShare(share))
                .hasMessage("[PEN-1019] max_reject_ratio must be 0 to 1, not " + share);
        assertThatThrownBy(() -> Steps.notMultipleOf(5).maxFailures(-1))
                .hasMessage("[PEN-1019] rule not_multiple(5): max_failures must be 0 or more, not -1");
        assertThatThrownBy(() -> RejectRoute.to(new Kept("bad")).maxRejects(-1))
                .hasMessage("[PEN-1019] max_rejects must be 0 or more, not -1");
    }

    @Test
    void rejectedRowsCarryCodesAndMessagesThatShowValuesOnlyWhenAsked() {
        Kept rejects = new Kept("bad");
        run(
                new Kept("good"),
                rejects,
                7,
                Steps.notMultipleOf(3).message("{rule}: {value} will not do"),
                Steps.notMultipleOf(6));
        assertThat(rejects.column("_errors"))
                .containsExactly(
                        "not_multiple(3): 0 will not do; is a multiple of 6",
                        "not_multiple(3): 3 will not do",
                        "not_multiple(3): 6 will not do; is a multiple of 6");
        assertThat(rejects.column("_codes")).containsExactly("PEN-5010; PEN-5010", "PEN-5010", "PEN-5010; PEN-5010");
    }

    @Test
    void settingsWithoutEffectAreProblemsOfThePlan() {
        assertThatThrownBy(() -> run(
                        new Kept("good"),
                        new Kept("bad"),
                        7,
                        Steps.notMultipleOf(3).message("{colum} is bad"),
                        Steps.notMultipleOf(4).onFail(OnFail.FAIL).maxFailures(3)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("the message of rule not_multiple(3) has an unknown placeholder {colum}. "
                        + "Did you mean 'column'?")
                .hasMessageContaining("rule not_multiple(4) fails the run at the first row, so a limit of failures"
                        + " would have no effect");
    }
}
