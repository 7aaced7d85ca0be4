package io.penstock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.PipelineStep;
import io.penstock.RetryPolicy;
import io.penstock.internal.validate.Validate;
import io.penstock.spi.OnFail;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.Severity;
import io.penstock.spi.ValidationRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineConfigTest {
    private static final String ONE =
            "\"extractors\": [{\"type\": \"csv\", \"source\": \"in.csv\"}], \"quality_checks\": [{\"type\": \"profile\"}]";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\", %s}",
                "{\"$schema\": \"s\", \"name\": \"a\", %s}",
                "{\"pipelines\": [{\"name\": \"a\", %s}]}",
                "{\"$schema\": \"s\", \"pipelines\": {\"a\": {%s}}}",
                "{\"pipelines\": {\"a\": {\"name\": \"a\", %s}}}",
                "{\"$schema\": \"s\", \"a\": {%s}}",
                "\uFEFF{\"a\": {%s}}",
            })
    void acceptsEveryShape(String shape) {
        assertThat(load(shape.formatted(ONE)).pipelines()).containsOnlyKeys("a");
    }

    @Test
    void keepsTheOrderOfTheFile() {
        String json = "{\"b\": {%1$s}, \"a\": {%1$s}, \"c\": {%1$s}}".formatted(ONE);
        assertThat(load(json).pipelines().keySet()).containsExactly("b", "a", "c");
    }

    @Test
    void refusesWhatIsNoneOfTheShapes() {
        assertThat(problems("[1]"))
                .containsExactly("[PEN-7004] p.json:1:1: needs an object such as {\"pipelines\": [ … ]}, found a list");
        assertThat(problems("{}")).containsExactly("[PEN-7005] p.json:1:1: the file has no pipeline");
        assertThat(problems("{\"pipelines\": []}")).containsExactly("[PEN-7005] p.json:1:1: the file has no pipeline");
        assertThat(problems("{\"pipelines\": 3, \"version\": 1}"))
                .containsExactly(
                        "[PEN-7004] p.json:1:15, pipelines: needs a list of pipelines or an object with one pipeline a "
                                + "name, found the number 3",
                        "[PEN-7003] p.json:1:18, version: unknown key. Valid names: pipelines, $schema.");
    }

    @Test
    void refusesTwoNamesForOneAndOneNameForTwo() {
        assertThat(problems("{\"pipelines\": {\"a\": {\"name\": \"b\", %s}}}".formatted(ONE)))
                .containsExactly(
                        "[PEN-7008] p.json:1:30, pipelines.a.name: the pipeline stands under the key 'a' but is "
                                + "named 'b'. Keep one");
        assertThat(problems("{\"pipelines\": [{\"name\": \"a\", %1$s},\n{\"name\": \"a\", %1$s}]}".formatted(ONE)))
                .containsExactly("[PEN-7006] p.json:2:10, pipelines[1].name: two pipelines of the file are named 'a'");
    }

    @Test
    void givesASpecItsSettingsThroughTheJavaWithers() {
        Pipeline loans = loans("""
                "extractors": [{"name": "the file", "type": "csv", "source": "in.csv", "config": {"delimiter": "tab",
                    "encoding": "utf8", "skip": 2, "types": {"id": "INT64"}, "ragged": "pad"}}],
                """);
        assertThat(loans.sources())
                .containsExactly(SampleComponents.Csv.of(Path.of("in.csv"))
                        .delimiter('\t')
                        .skip(2)
                        .types(Map.of("id", io.penstock.schema.Type.INT64))
                        .ragged(SampleComponents.Ragged.PAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "CSVExtractor", "CsvExtractor", "csvextractor", "Csv", "DelimitedText"})
    void findsATypeByEverySpelling(String type) {
        Pipeline loans = loans("\"extractors\": [{\"type\": \"" + type + "\", \"source\": \"in.csv\"}],");
        assertThat(loans.sources()).containsExactly(SampleComponents.Csv.of(Path.of("in.csv")));
    }

    @ParameterizedTest
    @CsvSource({"DataCleaner", "clean", "CleanTransformer", "datacleaner"})
    void findsAStepByEverySpelling(String type) {
        assertThat(steps("{\"type\": \"" + type + "\"}"))
                .containsExactly(new PipelineStep.Transform("clean", new SampleComponents.Clean(List.of(), true)));
    }

    @Test
    void takesASingleValueForAList() {
        assertThat(
                        steps(
                                "{\"type\": \"clean\", \"name\": \"tidy\", \"config\": {\"null_tokens\": \"N/A\", \"trim\": false}}"))
                .containsExactly(new PipelineStep.Transform("tidy", new SampleComponents.Clean(List.of("N/A"), false)));
    }

    @Test
    void readsRulesFlatOrWithConfig() {
        assertThat(rules("""
                        {"type": "validate", "config": {"rules": [
                          {"type": "not_null", "columns": "id"},
                          {"type": "EmailValidator", "config": {"columns": ["a", "b"], "on_fail": "null"}},
                          {"type": "isbn", "columns": "isbn", "on_fail": "flag", "severity": "warning",
                           "message": "no ISBN", "where": "kind = 'book'"}]}}
                        """))
                .containsExactly(
                        ValidationRule.of(new SampleComponents.Check("not_null", List.of("id"))),
                        ValidationRule.of(new SampleComponents.Check("email", List.of("a", "b")))
                                .onFail(OnFail.NULL),
                        ValidationRule.of(new SampleComponents.Check("isbn", List.of("isbn")))
                                .onFail(OnFail.FLAG)
                                .severity(Severity.WARNING)
                                .message("no ISBN")
                                .where("kind = 'book'"));
    }

    @Test
    void tellsTheProblemsOfAllRules() {
        assertThat(problems(ConfigFile.PIPELINE.formatted("""
                                "transformers": [{"type": "validate", "config": {"rules": [
                                  {"type": "not_nul", "columns": "id"}, {"type": "isbn", "colums": "isbn"}]}}],
                                """)))
                .containsExactly(
                        "[PEN-7007] p.json:4:12, transformers[0].config.rules[0].type: 'not_nul' is no type of rules. Did "
                                + "you mean 'not_null'? Valid names: not_null, email, isbn.",
                        "[PEN-7005] p.json:4:41, transformers[0].config.rules[1]: isbn needs the setting 'columns': the "
                                + "columns to check",
                        "[PEN-7003] p.json:4:58, transformers[0].config.rules[1].colums: unknown key. Did you mean "
                                + "'columns'? Valid names: name, type, config, columns, on_fail, severity, message, max_failures, max_failure_ratio, where.");
    }

    @Test
    void putsNeighbouringRulesIntoOneStep() {
        List<PipelineStep> steps = steps("""
                {"type": "not_null", "columns": "id"}, {"type": "isbn", "columns": "isbn"},
                {"type": "clean"}, {"type": "isbn", "columns": "b", "name": "again"}, {"type": "clean"}
                """);
        assertThat(steps.get(0).describe().subject()).isEqualTo("not_null(id), isbn(isbn)");
        assertThat(steps).extracting(PipelineStep::name).containsExactly("validate", "clean", "again", "clean #2");
    }

    @Test
    void readsPolicies() {
        ConfigFile file = new ConfigFile(directory, ConfigFile.PIPELINE.formatted("""
                        "description": "Loans of a year",
                        "config": {"stop_on_error": false, "max_retries": 3, "retry_delay": "5s", "max_rejects": 10,
                                   "max_reject_ratio": 0.05},
                        "rejects": {"type": "csv", "destination": "rejects.csv"},
                        """));
        Pipeline loans = file.load().pipeline("loans");
        assertThat(loans.description()).isEqualTo("Loans of a year");
        assertThat(loans.retry()).isEqualTo(new RetryPolicy(3, Duration.ofSeconds(5)));
        assertThat(loans.rejects())
                .isEqualTo(new RejectRoute(SampleComponents.Csv.of(Path.of("rejects.csv")), 10, 0.05));
        assertThat(file.load().afterFailure("loans")).isEqualTo(AfterFailure.CONTINUE);
    }

    @Test
    void stopsAfterAFailureByDefault() {
        assertThat(load(ConfigFile.PIPELINE.formatted("")).afterFailure("loans"))
                .isEqualTo(AfterFailure.STOP);
    }

    @Test
    void namesThePipelinesThereAre() {
        PipelineConfig config = load(ConfigFile.PIPELINE.formatted(""));
        assertThatThrownBy(() -> config.pipeline("loan"))
                .hasMessage("[PEN-7011] " + config.file()
                        + ": there is no pipeline 'loan'. Did you mean 'loans'? Valid names: loans.");
        assertThatThrownBy(() -> config.afterFailure("x")).hasMessageContaining("PEN-7011");
    }

    private List<ValidationRule> rules(String step) {
        PipelineStep only = steps(step).get(0);
        assertThat(only).isInstanceOf(PipelineStep.Transform.class);
        return ((Validate) ((PipelineStep.Transform) only).transformer()).rules();
    }

    private List<PipelineStep> steps(String steps) {
        return load(ConfigFile.PIPELINE.formatted("\"transformers\": [" + steps + "],"))
                .pipeline("loans")
                .steps();
    }

    /** A pipeline with its own extractors. */
    private Pipeline loans(String extractors) {
        return load("{\"name\": \"loans\", " + extractors + " \"quality_checks\": [{\"type\": \"profile\"}]}")
                .pipeline("loans");
    }

    private PipelineConfig load(String json) {
        return new ConfigFile(directory, json).load();
    }

    private List<String> problems(String json) {
        return new ConfigFile(directory, json).problems();
    }
}
