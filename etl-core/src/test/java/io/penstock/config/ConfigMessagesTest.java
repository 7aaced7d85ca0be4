package io.penstock.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigMessagesTest {
    @TempDir
    Path directory;

    @Test
    void namesTheNearestKey() {
        assertThat(extractor("{\"type\": \"csv\", \"source\": \"a\", \"config\": {\"delimeter\": \";\"}}"))
                .containsExactly("[PEN-7003] p.json:3:60, extractors[0].config.delimeter: unknown key. Did you mean "
                        + "'delimiter'? Valid names: path, delimiter, encoding, skip, types, ragged.");
    }

    @Test
    void countsLinesAndColumnsAsAnEditorDoes() {
        String json = ConfigFile.PIPELINE.formatted("\"description\": \"gr\u00FCn\",\r\n\t\"misspelt\": 1,");
        String before = json.substring(0, json.indexOf("\"misspelt\""));
        long line = before.lines().count();
        int column = before.length() - before.lastIndexOf('\n');
        assertThat(new ConfigFile(directory, json).problems())
                .singleElement()
                .asString()
                .startsWith("[PEN-7003] p.json:" + line + ":" + column + ", misspelt: ");
    }

    @Test
    void saysWhereASettingBelongs() {
        assertThat(extractor("{\"type\": \"csv\", \"source\": \"a\", \"skip\": 3}"))
                .containsExactly(
                        "[PEN-7003] p.json:3:49, extractors[0].skip: 'skip' is a setting of csv: put it into 'config'");
    }

    @Test
    void refusesATargetThatTheTypeDoesNotHave() {
        assertThat(more("\"transformers\": [{\"type\": \"clean\", \"source\": \"a\"}],"))
                .containsExactly("[PEN-7003] p.json:3:38, transformers[0].source: clean takes no 'source'");
    }

    @Test
    void namesTheNearestType() {
        assertThat(extractor("{\"type\": \"cvs\", \"source\": \"a\"}"))
                .containsExactly("[PEN-7007] p.json:3:27, extractors[0].type: 'cvs' is no type of extractors. "
                        + "Did you mean 'csv'? Valid names: csv.");
    }

    @Test
    void saysInWhichSectionATypeBelongs() {
        assertThat(more("\"transformers\": [{\"type\": \"profile\"}],"))
                .containsExactly(
                        "[PEN-7007] p.json:3:29, transformers[0].type: 'profile' is no type of transformers; it "
                                + "belongs in 'quality_checks'. Valid names: validate, clean, email, not_null, isbn.");
    }

    @Test
    void saysWhatATypeNeeds() {
        assertThat(extractor("{\"type\": \"csv\"}"))
                .containsExactly("[PEN-7005] p.json:3:18, extractors[0]: csv needs 'source' or the setting 'path': "
                        + "the file to read");
        assertThat(extractor("{\"source\": \"a\"}"))
                .containsExactly("[PEN-7005] p.json:3:18, extractors[0]: the key 'type' is missing. Valid names: csv.");
    }

    @Test
    void saysWhatAValueMustBe() {
        assertThat(csv("\"skip\": \"three\""))
                .containsExactly(
                        "[PEN-7004] p.json:3:68, extractors[0].config.skip: needs a whole number, found the text "
                                + "'three': write it without quotes");
        assertThat(csv("\"skip\": 1.5"))
                .containsExactly("[PEN-7004] p.json:3:68, extractors[0].config.skip: needs a whole number, found the "
                        + "number 1.5: it is out of range or has a fraction");
        assertThat(csv("\"skip\": null"))
                .containsExactly(
                        "[PEN-7004] p.json:3:68, extractors[0].config.skip: needs a whole number, found null: a "
                                + "single value is needed here");
        assertThat(csv("\"delimiter\": \";;\""))
                .containsExactly(
                        "[PEN-7004] p.json:3:73, extractors[0].config.delimiter: needs a single character, found "
                                + "the text ';;': it has 2 characters");
        assertThat(csv("\"encoding\": \"utf9\""))
                .containsExactly(
                        "[PEN-7004] p.json:3:72, extractors[0].config.encoding: needs a character encoding such "
                                + "as UTF-8, found the text 'utf9'");
    }

    @Test
    void namesTheNearestChoice() {
        assertThat(csv("\"ragged\": \"padd\""))
                .containsExactly(
                        "[PEN-7004] p.json:3:70, extractors[0].config.ragged: the text 'padd' is not one of its "
                                + "values. Did you mean 'pad'? Valid names: strict, pad, reject.");
    }

    @Test
    void pointsIntoListsAndObjects() {
        assertThat(more("\"transformers\": [{\"type\": \"clean\", \"config\": {\"null_tokens\": [\"a\", 7]}}],"))
                .containsExactly(
                        "[PEN-7004] p.json:3:70, transformers[0].config.null_tokens[1]: needs a text, found the "
                                + "number 7: put it in quotes");
        assertThat(csv("\"types\": {\"id\": \"INT46\"}"))
                .singleElement()
                .asString()
                .startsWith("[PEN-7004] p.json:3:76, extractors[0].config.types.id: 'INT46' is not a type: ");
    }

    @Test
    void keepsTheCodeOfWhatASpecRefuses() {
        assertThat(csv("\"delimiter\": \"\\\"\""))
                .containsExactly("[PEN-2101] p.json:3:73, extractors[0].config.delimiter: delimiter and quote are the "
                        + "same character. Change one.");
        assertThat(csv("\"skip\": -1"))
                .containsExactly("[PEN-7004] p.json:3:68, extractors[0].config.skip: skip must be 0 or more, not -1");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThat(csv("\"skip\": 1, \"skip\": 2"))
                .containsExactly("[PEN-7006] p.json:3:71, extractors[0].config.skip: the key stands twice in the same "
                        + "object, first in line 3. Keep one");
    }

    @Test
    void refusesTheSameSettingInTwoPlaces() {
        assertThat(csv("\"path\": \"b\""))
                .containsExactly("[PEN-7008] p.json:3:60, extractors[0].config.path: the same setting stands beside "
                        + "'type' as 'source'. Keep one");
    }

    @Test
    void refusesPoliciesWithoutEffect() {
        assertThat(more("\"config\": {\"retry_delay\": \"5s\", \"max_rejects\": 5, \"max_retry\": 1},"))
                .containsExactly(
                        "[PEN-7008] p.json:3:29, config.retry_delay: has no effect, because 'max_retries' is 0. Set "
                                + "'max_retries' or remove this",
                        "[PEN-7008] p.json:3:50, config.max_rejects: has no effect without 'rejects': the run fails at the "
                                + "first rejected row. Add \"rejects\": {\"type\": …}",
                        "[PEN-7003] p.json:3:53, config.max_retry: unknown key. Did you mean 'max_retries'? Valid names: "
                                + "stop_on_error, max_retries, retry_delay, max_rejects, max_reject_ratio, commit_every, push_down, state.");
    }

    @Test
    void refusesPoliciesOutOfRange() {
        assertThat(more("\"rejects\": {\"type\": \"csv\", \"destination\": \"r.csv\"},"
                        + "\"config\": {\"max_reject_ratio\": 5, \"max_retries\": -1},"))
                .containsExactly(
                        "[PEN-7004] p.json:3:85, config.max_reject_ratio: max_reject_ratio must be 0 to 1, not 5.0",
                        "[PEN-7004] p.json:3:103, config.max_retries: max_retries must be 0 to 100, not -1");
    }

    @Test
    void saysWhatAPipelineNeeds() {
        assertThat(new ConfigFile(directory, "{\"extractors\": [], \"loader\": []}").problems())
                .containsExactly(
                        "[PEN-7005] p.json:1:1: the key 'name' is missing: what reports call the pipeline",
                        "[PEN-7005] p.json:1:1: the pipeline has no source: 'extractors' needs an entry",
                        "[PEN-7005] p.json:1:1: the pipeline has no effect: 'loaders' or 'quality_checks' needs an entry",
                        "[PEN-7003] p.json:1:20, loader: unknown key. Did you mean 'loaders'? Valid names: name, "
                                + "description, config, extractors, transformers, quality_checks, loaders, rejects.");
    }

    @Test
    void refusesSectionsOfTheWrongShape() {
        assertThat(new ConfigFile(
                                directory,
                                "{\"name\": \"a\", \"extractors\": {\"type\": \"csv\"}, \"loaders\": [\"csv\"], \"config\": 1}")
                        .problems())
                .containsExactly(
                        "[PEN-7004] p.json:1:29, extractors: needs a list, found an object: put it in [ ]",
                        "[PEN-7004] p.json:1:58, loaders[0]: needs an object such as {\"type\": \"csv\", …}, found the text "
                                + "'csv'",
                        "[PEN-7004] p.json:1:76, config: needs an object, found the number 1");
    }

    @Test
    void tellsAllProblemsOfAFileInItsOrder() {
        assertThatThrownBy(() -> new ConfigFile(
                                directory,
                                ConfigFile.PIPELINE
                                        .formatted("\"transfomers\": [],")
                                        .replace("\"in.csv\"", "5")
                                        .replace("{\"type\": \"csv\", \"dest", "{\"type\": \"sql\", \"dest"))
                        .load())
                .isInstanceOf(ConfigException.class)
                .satisfies(e ->
                        assertThat(e.getMessage().replace(directory + "/", "")).isEqualTo("""
                                3 problems:
                                  [PEN-7003] p.json:3:3, transfomers: unknown key. Did you mean 'transformers'? Valid names: \
                                name, description, config, extractors, transformers, quality_checks, loaders, rejects.
                                  [PEN-7004] p.json:4:44, extractors[0].source: needs a file path, found the number 5: put \
                                it in quotes
                                  [PEN-7007] p.json:5:24, loaders[0].type: 'sql' is no type of loaders. Valid names: csv."""));
    }

    @Test
    void pointsAtMistakesOfSyntax() {
        assertThat(syntax("{\"name\": \"a\",}"))
                .isEqualTo(
                        "[PEN-7002] p.json:1:14: not valid JSON: unexpected character ('}'): was expecting double-quote "
                                + "to start field name");
        assertThat(syntax("{\"name\": \"a\"\n \"b\": 1}"))
                .isEqualTo("[PEN-7002] p.json:2:2: not valid JSON: unexpected character ('\"'): was expecting comma to "
                        + "separate Object entries");
        assertThat(syntax("{\"name\": \"a\""))
                .isEqualTo("[PEN-7002] p.json:1:13: not valid JSON: unexpected end of the file: there is no end of the "
                        + "Object that begins in line 1, column 1");
        assertThat(syntax("// mine\n{}")).isEqualTo("[PEN-7002] p.json:1:1: not valid JSON: JSON has no comments");
        assertThat(syntax("{} {}"))
                .isEqualTo("[PEN-7002] p.json:1:4: not valid JSON: nothing may follow the end of the document");
        assertThat(syntax("  \n"))
                .isEqualTo("[PEN-7002] p.json: the file is empty. Begin with { \"pipelines\": [ … ] }.");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Path present = directory.resolve("pipelines.json");
        Files.writeString(present, "{}");
        assertThatThrownBy(() -> PipelineConfig.load(directory.resolve("pipeline.json")))
                .hasMessage("[PEN-7001] " + directory.resolve("pipeline.json")
                        + ": there is no such file. Did you mean " + present + "?");
        assertThatThrownBy(() -> PipelineConfig.load(Path.of("no/such.json")))
                .hasMessage("[PEN-7001] no/such.json: there is no such file. Relative paths start at the working "
                        + "directory, " + Path.of("").toAbsolutePath() + ".");
        assertThatThrownBy(() -> PipelineConfig.load(directory))
                .hasMessage("[PEN-7001] " + directory + ": is a directory. Give one of the files in it.");
        Files.write(present, new byte[] {'{', (byte) 0xE9, '}'});
        assertThatThrownBy(() -> PipelineConfig.load(present))
                .hasMessage("[PEN-7001] " + present + ": is not UTF-8 text. Save it as UTF-8.");
    }

    private String syntax(String json) {
        return String.join("\n", new ConfigFile(directory, json).problems());
    }

    private List<String> more(String keys) {
        return new ConfigFile(directory, ConfigFile.PIPELINE.formatted(keys)).problems();
    }

    private List<String> csv(String settings) {
        return extractor("{\"type\": \"csv\", \"source\": \"a\", \"config\": {" + settings + "}}");
    }

    private List<String> extractor(String step) {
        return new ConfigFile(directory, """
                        {
                          "name": "loans",
                          "extractors": [%s],
                          "loaders": [{"type": "csv", "destination": "out.csv"}]
                        }
                        """.formatted(step)).problems();
    }
}
