package io.penstock.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EtlExceptionTest {
    private static final ErrorCode CODE = new ErrorCode("PEN-2104", "for this test");

    @Test
    void saysWhereWhatAndWhatWasLeft() {
        EtlException failure = new ExtractException(
                Problem.of(CODE, "cannot read text as DATE").at("loans.csv:3, column 'due'"));
        failure.in("loans", "extract csv").leaving("Nothing was committed.");
        assertThat(failure)
                .hasMessage("[PEN-2104] pipeline 'loans', extract csv: loans.csv:3, column 'due': cannot read text as"
                        + " DATE. Nothing was committed.");
        assertThat(failure.code()).isEqualTo(CODE);
    }

    @Test
    void theInnermostEngineNamesTheStep() {
        EtlException failure = new LoadException(Problem.of(CODE, "x"));
        failure.in(null, "load a").in("p", "load b").leaving("One.").leaving("Two.");
        assertThat(failure).hasMessage("[PEN-2104] pipeline 'p', load a: x. One.");
    }

    @Test
    void listsSeveralProblemsOnLinesOfTheirOwn() {
        EtlException failure = new PlanException(List.of(
                Problem.of(CODE, "first").next("Do this."),
                Problem.of(CODE, "second").at("here")));
        assertThat(failure.in("p", null))
                .hasMessage("pipeline 'p': 2 problems:\n  [PEN-2104] first. Do this.\n  [PEN-2104] here: second");
    }

    @Test
    void codesHaveAForm() {
        assertThatThrownBy(() -> new ErrorCode("PEN-99", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void suggestsTheNearestNameOnly() {
        assertThat(Suggestion.nearest("delimeter", List.of("quote", "delimiter")))
                .contains("delimiter");
        assertThat(Suggestion.nearest("Delimiter", List.of("delimiter"))).contains("delimiter");
        assertThat(Suggestion.nearest("zzz", List.of("delimiter"))).isEmpty();
        assertThat(Suggestion.nearest("a", List.of())).isEmpty();
        assertThat(Suggestion.among("a", List.of())).isEqualTo("Valid names: none.");
    }
}
