package io.penstock.quality.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertLevelTest {
    private static final AlertKey KEY = AlertKey.of("books", "completeness");

    @ParameterizedTest
    @CsvSource({
        "1.0, 0.9,",
        "0.9, 0.9,",
        "0.8999, 0.9, WARNING",
        "0.80, 1.0, WARNING",
        "0.7999, 1.0, ERROR",
        "0.50, 1.0, ERROR",
        "0.4999, 1.0, CRITICAL",
        "0.0, 0.01, CRITICAL",
        "0.0, 0.0,"
    })
    void followsFromScoreAndThreshold(double score, double threshold, AlertLevel expected) {
        assertThat(AlertLevel.of(score, threshold).orElse(null)).isEqualTo(expected);
    }

    @Test
    void aSignalBelowItsThresholdHasThatLevelUnlessAnotherIsGiven() {
        AlertSignal signal = AlertSignal.scored(KEY, 0.4, 0.95, "low");
        assertThat(signal.level()).isEqualTo(AlertLevel.CRITICAL);
        assertThat(signal.level(AlertLevel.INFO).level()).isEqualTo(AlertLevel.INFO);
    }

    @Test
    void aScoreThatReachesItsThresholdIsNoSignal() {
        assertThatThrownBy(() -> AlertSignal.scored(KEY, 0.97, 0.95, "fine"))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-5501] the score 0.97 reaches its threshold 0.95: tell that the check passed instead");
    }

    @Test
    void scoresAreShares() {
        assertThatThrownBy(() -> AlertSignal.scored(KEY, 42, 95, "percent"))
                .hasMessage("[PEN-5501] a score and its threshold are between 0 and 1, not 42.0 and 95.0");
        assertThatThrownBy(() -> AlertSignal.scored(KEY, Double.NaN, 0.9, "nothing"))
                .hasMessage("[PEN-5501] a score and its threshold are between 0 and 1, not NaN and 0.9");
    }

    @Test
    void whoActsHasAName() {
        assertThatThrownBy(() -> Act.by(" "))
                .hasMessage("[PEN-5502] the name of a person has 1 to 200 characters in one line");
        assertThatThrownBy(() -> Act.by("ana\nben"))
                .hasMessage("[PEN-5502] the name of a person has 1 to 200 characters in one line");
        assertThat(Act.by(" ana ").because("  ").why()).isNull();
    }
}
