package io.penstock.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "${HOME_DIR}/in.csv, /srv/in.csv",
                "${HOME_DIR:data}, /srv",
                "${DATA:data/demo}/in.csv, data/demo/in.csv",
                "${DATA:${HOME_DIR}/x}/in.csv, /srv/x/in.csv",
                "${DATA:}in.csv, in.csv",
                "${HOME_DIR}${HOME_DIR}, /srv/srv",
                "a$${HOME_DIR}, a${HOME_DIR}",
                "cost$5, cost$5",
            })
    void replacesVariables(String written, String meant) {
        assertThat(path(written, Map.of())).isEqualTo(Path.of(meant));
    }

    @Test
    void prefersOverridesToTheEnvironment() {
        assertThat(path("${HOME_DIR}/a", Map.of("HOME_DIR", "/tmp"))).isEqualTo(Path.of("/tmp/a"));
    }

    @Test
    void looksAtAValueOnlyOnce() {
        assertThat(path("${A}", Map.of("A", "${HOME_DIR}"))).isEqualTo(Path.of("${HOME_DIR}"));
    }

    @Test
    void readsAFileWithoutItsLastLineBreak() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "s3cret\n");
        assertThat(path("${file:" + secret + "}", Map.of())).isEqualTo(Path.of("s3cret"));
        assertThat(path("${file:${DIR}/secret}", Map.of("DIR", directory.toString())))
                .isEqualTo(Path.of("s3cret"));
    }

    @Test
    void letsAVariableStandForANumberOrATruthValue() {
        ConfigFile file = new ConfigFile(
                directory,
                ConfigFile.PIPELINE.formatted(
                        "\"config\": {\"max_retries\": \"${N:4}\", \"stop_on_error\": \"${S:false}\"},"));
        assertThat(file.load().pipeline("loans").retry().maxRetries()).isEqualTo(4);
        assertThat(file.load().afterFailure("loans")).isEqualTo(AfterFailure.CONTINUE);
    }

    @Test
    void saysWhichVariableHasNoValueAndWhere() {
        assertThat(problems("${INPUT}/a", Map.of()))
                .containsExactly(
                        "[PEN-7009] p.json:4:44, extractors[0].source: the variable 'INPUT' has no value. Give "
                                + "--set INPUT=…, set it in the environment, or write a default: ${INPUT:…}.");
    }

    @Test
    void refusesWhatIsNoVariable() {
        assertThat(problems("${in put}", Map.of()))
                .containsExactly(
                        "[PEN-7009] p.json:4:44, extractors[0].source: '${in put}' is not a variable: a name has "
                                + "letters, digits and _ . -, as in ${NAME:default}. Write $${ for a literal '${'");
        assertThat(problems("${INPUT", Map.of()))
                .containsExactly(
                        "[PEN-7009] p.json:4:44, extractors[0].source: '${' is never closed by '}'. Write $${ for "
                                + "a literal '${'");
        assertThat(problems("${file:/no/such}", Map.of()))
                .containsExactly(
                        "[PEN-7009] p.json:4:44, extractors[0].source: the file '/no/such' of ${file:…} cannot be "
                                + "read as UTF-8 text");
    }

    @Test
    void refusesAnOverrideThatNobodyReads() {
        assertThat(problems("${INPUT:a}", Map.of("INPT", "b")))
                .containsExactly(
                        "[PEN-7010] p.json: 'INPT' was given, but no variable of the file has that name. Did you "
                                + "mean 'INPUT'? Valid names: INPUT.");
    }

    @Test
    void neverShowsWhatAVariableStandsFor() {
        ConfigFile file = new ConfigFile(
                directory, ConfigFile.PIPELINE.formatted("\"config\": {\"max_retries\": \"${PASSWORD}\"},"));
        assertThat(file.problems())
                .containsExactly("[PEN-7004] p.json:3:29, config.max_retries: needs a whole number, found the text "
                        + "'${PASSWORD}' (after its variables were replaced)");
    }

    private Path path(String source, Map<String, String> overrides) {
        SampleComponents.Csv csv = (SampleComponents.Csv)
                file(source).load(overrides).pipeline("loans").sources().get(0);
        return csv.path();
    }

    private List<String> problems(String source, Map<String, String> overrides) {
        return file(source).problems(overrides);
    }

    private ConfigFile file(String source) {
        return new ConfigFile(directory, ConfigFile.PIPELINE.formatted("").replace("in.csv", source));
    }
}
