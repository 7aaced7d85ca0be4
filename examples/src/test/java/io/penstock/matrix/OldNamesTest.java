package io.penstock.matrix;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.config.Bindings;
import io.penstock.config.PipelineConfig;
import io.penstock.load.rows.RowsLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule names of the system before this one run from JSON with their own options and mean what they meant, with nulls that stay null. */
class OldNamesTest {
    private static final String NO_TYPES = "{}";

    @TempDir
    Path directory;

    private List<Map<String, Object>> run(String step, String types, String rows) throws IOException {
        Path file = directory.resolve("pipeline.json");
        Files.writeString(file, """
                {'name': 'one',
                 'extractors': [{'type': 'rows', 'config': {'rows': %s, 'types': %s}}],
                 'transformers': [%s],
                 'loaders': [{'type': 'rows', 'destination': 'out'}]}
                """.formatted(rows, types, step).replace('\'', '"'));
        List<Map<String, Object>> out = new ArrayList<>();
        assertThat(PipelineConfig.load(file, Bindings.none().sink("out", RowsLoader.into(out)))
                        .pipeline("one")
                        .run())
                .succeeded();
        return out;
    }

    /** One column of what a rule makes of rows. */
    private List<Object> run(String column, String rule, String options, String types, String rows) throws IOException {
        List<Object> values = new ArrayList<>();
        for (Map<String, Object> row : run("{'type': '%s', 'config': {%s}}".formatted(rule, options), types, rows)) {
            assertThat(row).containsKey(column);
            values.add(row.get(column));
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'columns': ['a', 'b'], 'how': 'any'   | 1
            'how': 'all'                          | 1 2 3
            'threshold': 0.5                      | 1 2
            'how': 'threshold', 'threshold': 0.5  | 1 2
            'threshold': 2                        | 1 2 3
            """, quoteCharacter = '"')
    void removeNulls(String options, String left) throws IOException {
        assertThat(run("a", "remove_nulls", options, NO_TYPES, """
                        [{'a': 1, 'b': 'x', 'c': 'y'}, {'a': 2, 'b': null, 'c': 'y'}, {'a': null, 'b': null, 'c': null},
                         {'a': 3, 'b': null, 'c': null}]"""))
                .containsExactly(
                        Arrays.stream(left.split(" ")).map(Long::valueOf).toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "case_type, upper, THE SEA. A STORY",
        "case_type, lower, the sea. a story",
        "case_type, title, The Sea. A Story",
        "case_type, sentence, The sea. A story",
        "case, upper, THE SEA. A STORY"
    })
    void standardizeCase(String option, String style, String expected) throws IOException {
        String options = "'columns': ['t'], '%s': '%s'".formatted(option, style);
        assertThat(run(
                        "t",
                        "standardize_case",
                        options,
                        NO_TYPES,
                        "[{'t': 'the SEA. a stOry'}, {'t': null}, {'t': ''}]"))
                .containsExactly(expected, null, "");
    }

    @Test
    void removeSpecialChars() throws IOException {
        String rows = "[{'t': 'Nr. 7-b: (Ünï)!'}, {'t': null}, {'t': '!?'}]";
        assertThat(run("t", "remove_special_chars", "'columns': ['t']", NO_TYPES, rows))
                .containsExactly("Nr 7b Ünï", null, "");
        assertThat(run("t", "remove_special_chars", "'columns': ['t'], 'keep': '-.'", NO_TYPES, rows))
                .containsExactly("Nr. 7-b Ünï", null, "");
    }

    @Test
    void standardizePhone() throws IOException {
        assertThat(run(
                        "p",
                        "standardize_phone",
                        "'columns': 'p', 'default_region': 'US'",
                        NO_TYPES,
                        "[{'p': '(212) 555-0123'}, {'p': '+44 20 7946 0958'}, {'p': null}, {'p': 'none'}]"))
                .containsExactly("+12125550123", "+442079460958", null, "none");
    }

    @Test
    void standardizeEmail() throws IOException {
        assertThat(run(
                        "e",
                        "standardize_email",
                        "'columns': ['e']",
                        NO_TYPES,
                        "[{'e': '  Ann@Example.ORG '}, {'e': null}, {'e': 'No Address'}]"))
                .containsExactly("ann@example.org", null, "no address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            value, 'value': 7 | 7 1 7 4 1 10 7
            mean              | 4 1 4 4 1 10 4
            median            | 3 1 3 4 1 10 3
            mode              | 1 1 1 4 1 10 1
            forward           | null 1 1 4 1 10 10
            backward          | 1 1 4 4 1 10 null
            """, quoteCharacter = '"')
    void fillMissing(String method, String expected) throws IOException {
        String options = "'columns': ['n'], 'method': '" + method.replaceFirst(",|$", "'$0");
        assertThat(run("n", "fill_missing", options, NO_TYPES, """
                        [{'n': null}, {'n': 1}, {'n': null}, {'n': 4}, {'n': 1}, {'n': 10}, {'n': null}]"""))
                .extracting(String::valueOf)
                .containsExactly(expected.split(" "));
    }

    @Test
    void fillMissingWithATextAndWithNothingToLearnFrom() throws IOException {
        assertThat(run("t", "fill_missing", "'columns': 't', 'value': 'none'", NO_TYPES, "[{'t': null}, {'t': ''}]"))
                .containsExactly("none", "");
        assertThat(run("n", "fill_missing", "'columns': 'n', 'method': 'mean'", "{'n': 'INT64'}", "[{'n': null}]"))
                .containsExactly((Object) null);
    }

    @Test
    void removeDuplicates() throws IOException {
        String rows = "[{'k': 1, 'v': 'a'}, {'k': null, 'v': 'b'}, {'k': 1, 'v': 'c'}, {'k': null, 'v': 'd'}]";
        assertThat(run("v", "remove_duplicates", "'columns': ['k'], 'keep': 'first'", NO_TYPES, rows))
                .containsExactly("a", "b");
        assertThat(run("v", "remove_duplicates", "'columns': ['k'], 'keep': 'last'", NO_TYPES, rows))
                .containsExactly("c", "d");
        assertThat(run("v", "remove_duplicates", "", NO_TYPES, rows)).hasSize(4);
    }

    @Test
    void addTimestamp() throws IOException {
        Instant before = Instant.now().minusMillis(1);
        List<Object> times = run("loaded", "add_timestamp", "'column': 'loaded'", NO_TYPES, "[{'a': 1}, {'a': null}]");
        assertThat((Instant) times.get(0)).isBetween(before, Instant.now());
        assertThat(times.get(1)).isEqualTo(times.get(0));
    }

    @Test
    void addRowId() throws IOException {
        String rows = "[{'a': 'x'}, {'a': null}, {'a': 'x'}]";
        assertThat(run("row", "add_row_id", "'column': 'row'", NO_TYPES, rows)).containsExactly(1L, 2L, 3L);
        assertThat(run("row_id", "add_row_id", "", NO_TYPES, rows)).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @CsvSource({"md5, MD5", "sha256, SHA-256"})
    void addHash(String algorithm, String name) throws Exception {
        byte[] hash = MessageDigest.getInstance(name).digest("Ünï".getBytes(StandardCharsets.UTF_8));
        String options = "'columns': ['a'], 'algorithm': '" + algorithm + "'";
        assertThat(run("hash", "add_hash", options, NO_TYPES, "[{'a': 'Ünï'}, {'a': null}]"))
                .containsExactly(HexFormat.of().formatHex(hash), null);
    }

    @Test
    void categoryMapping() throws IOException {
        String options = "'columns': ['g'], 'mapping': {'SF': 'Science fiction', 'PO': 'Poetry'}";
        String rows = "[{'g': 'SF'}, {'g': 'PO'}, {'g': 'XX'}, {'g': null}]";
        assertThat(run("g", "category_mapping", options, NO_TYPES, rows))
                .containsExactly("Science fiction", "Poetry", "XX", null);
        assertThat(run("g", "category_mapping", options + ", 'default': 'Other'", NO_TYPES, rows))
                .containsExactly("Science fiction", "Poetry", "Other", null);
    }

    @Test
    void calculateAge() throws IOException {
        assertThat(run(
                        "born_age",
                        "calculate_age",
                        "'column': 'born', 'at': '2026-02-28'",
                        "{'born': 'DATE'}",
                        "[{'born': '2008-02-29'}, {'born': '2008-02-28'}, {'born': null}]"))
                .containsExactly(17L, 18L, null);
    }

    @Test
    void extractDateParts() throws IOException {
        List<Map<String, Object>> rows = run(
                "{'type': 'extract_date_parts', 'config': {'column': 'd', 'parts': ['year', 'quarter', 'month', 'day', 'weekday', 'week']}}",
                "{'d': 'DATE'}",
                "[{'d': '2027-01-01'}, {'d': null}]");
        assertThat(rows.get(0))
                .containsEntry("d_year", 2027L)
                .containsEntry("d_quarter", 1L)
                .containsEntry("d_month", 1L)
                .containsEntry("d_day", 1L)
                .containsEntry("d_weekday", 4L)
                .containsEntry("d_week", 53L);
        assertThat(rows.get(1).values()).hasSize(7).containsOnlyNulls();
    }

    @Test
    void lookupEnrichment() throws IOException {
        String options = """
                'reference': {'type': 'rows', 'config': {'rows': [{'code': 'N', 'name': 'North'}]}},
                'on': {'branch': 'code'}, 'columns': {'name': 'branch_name'}""";
        assertThat(run(
                        "branch_name",
                        "lookup_enrichment",
                        options,
                        NO_TYPES,
                        "[{'branch': 'N'}, {'branch': 'X'}, {'branch': null}]"))
                .containsExactly("North", null, null);
    }

    @Test
    void textFeatures() throws IOException {
        List<Map<String, Object>> rows = run(
                "{'type': 'text_features', 'config': {'column': 't'}}",
                NO_TYPES,
                "[{'t': 'Two Words 12'}, {'t': ''}, {'t': null}]");
        assertThat(rows.get(0))
                .containsEntry("t_length", 12L)
                .containsEntry("t_words", 3L)
                .containsEntry("t_upper", 2L)
                .containsEntry("t_digits", 2L);
        assertThat(rows.get(1)).containsEntry("t_length", 0L).containsEntry("t_words", 0L);
        assertThat(rows.get(2).values()).hasSize(5).containsOnlyNulls();
    }
}
