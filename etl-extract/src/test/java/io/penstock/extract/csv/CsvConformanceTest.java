package io.penstock.extract.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.error.ExtractException;
import io.penstock.extract.Reading;
import io.penstock.extract.text.Inference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The public suites: csv-spectrum, and the RFC 4180 checks of the FastCSV project. */
class CsvConformanceTest {
    private static final Pattern INPUT = Pattern.compile("\\s+input: (?:'((?:[^']|'')*)'|\"([^\"]*)\")\\s*");
    private static final Pattern ITEM = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern JSON_PAIR =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> readsCsvSpectrum() throws Exception {
        Path suite = Suites.require("csv-conformance/csv-spectrum");
        List<Path> files;
        try (Stream<Path> all = Files.list(suite.resolve("csvs"))) {
            files = all.sorted().toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String name = file.getFileName().toString().replace(".csv", ".json");
                    String json = Files.readString(suite.resolve("json").resolve(name));
                    CsvExtractor source = CsvExtractor.of(file).inference(Inference.TEXT);
                    List<String> names =
                            source.schema(Reading.context(10, 1000)).names();
                    List<String> values = new ArrayList<>();
                    Reading.of(source).rows.forEach(row -> {
                        for (int c = 0; c < names.size(); c++) {
                            values.add(names.get(c) + "=" + row.get(c));
                        }
                    });
                    assertThat(values).isEqualTo(jsonPairs(json));
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsRfc4180Checks() throws Exception {
        List<Check> checks = checks();
        return checks.stream()
                .map(check -> DynamicTest.dynamicTest(check.id(), () -> {
                    for (String text : variants(check.input())) {
                        List<List<String>> found = read(check, text);
                        if (found == null) {
                            assertThat(check.mayRefuse()).as("refused %s", text).isTrue();
                        } else {
                            assertThat(found).as("%s", text).isEqualTo(expected(check, text));
                        }
                    }
                }));
    }

    @Test
    void readsAllButTheBrokenOnesOfTheRfc4180Checks() throws Exception {
        int read = 0;
        List<String> refused = new ArrayList<>();
        for (Check check : checks()) {
            for (String text : variants(check.input())) {
                if (read(check, text) == null) {
                    refused.add(check.id());
                } else {
                    read++;
                }
            }
        }
        assertThat(refused.stream().distinct())
                .containsExactly(
                        "open-quotation-1", "open-quotation-2", "spaces-around-quotes-1", "spaces-around-quotes-2");
        assertThat(read).isEqualTo(85);
    }

    @Test
    void readsTextBehindAClosingQuoteAsTheSuiteDoesWhenAskedTo() throws Exception {
        Path file = directory.resolve("spaces.csv");
        Files.writeString(file, "a,b\n\"D\" ,\"A,B\" x\n\"q\"\"\"r\"s,2\n");
        Reading reading = Reading.of(CsvExtractor.of(file).strayQuotes(StrayQuotes.KEEP));
        assertThat(reading.rows).containsExactly(List.of("D ", "A,B x"), List.of("q\"r\"s", "2"));
    }

    private record Check(String id, String input, List<List<String>> records, boolean mayRefuse, String file) {}

    private static List<Check> checks() throws Exception {
        Path suite = Suites.require("csv-conformance/rfc4180-yaml");
        List<Check> checks = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(suite)) {
            files = all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.equals("comments-read.yaml")) {
                continue; // comments as data is nothing this source offers
            }
            List<String> lines = Files.readAllLines(file);
            boolean mayRefuse = lines.contains("  exceptionAllowed: true");
            String id = "";
            String input = "";
            List<List<String>> records = new ArrayList<>();
            for (String line : lines) {
                Matcher given = INPUT.matcher(line);
                if (line.startsWith("  - id: ")) {
                    if (!id.isEmpty()) {
                        checks.add(new Check(id, input, records, mayRefuse, name));
                    }
                    id = line.substring(8).strip();
                    records = new ArrayList<>();
                } else if (given.matches()) {
                    input = given.group(1) == null
                            ? given.group(2)
                            : given.group(1).replace("''", "'");
                } else if (line.strip().startsWith("- [")) {
                    List<String> items = new ArrayList<>();
                    Matcher item = ITEM.matcher(line);
                    while (item.find()) {
                        items.add(item.group(1).replace("''", "'"));
                    }
                    records.add(items);
                }
            }
            checks.add(new Check(id, input, records, mayRefuse, name));
        }
        assertThat(checks).hasSizeGreaterThan(45);
        return checks;
    }

    private static List<String> variants(String input) {
        String fixed = input.replace("␤", "\r\n").replace("␍", "\r").replace("␊", "\n");
        List<String> all = new ArrayList<>();
        for (String end : fixed.contains("⏎") ? List.of("\r", "\n", "\r\n") : List.of("")) {
            all.add(fixed.replace("⏎", end));
        }
        return all;
    }

    private static List<List<String>> expected(Check check, String text) {
        String end = text.contains("\r\n") ? "\r\n" : text.contains("\r") ? "\r" : "\n";
        return check.records().stream()
                .map(record ->
                        record.stream().map(field -> field.replace("⏎", end)).toList())
                .toList();
    }

    private List<List<String>> read(Check check, String text) throws Exception {
        Path file = directory.resolve("check.csv");
        Files.writeString(file, text);
        int width =
                Math.max(1, check.records().stream().mapToInt(List::size).max().orElse(1));
        String[] names = new String[width];
        Arrays.setAll(names, i -> "c" + i);
        CsvExtractor source = CsvExtractor.of(file)
                .header(Header.ABSENT)
                .columnNames(names)
                .inference(Inference.TEXT)
                .raggedRows(RaggedRows.PAD)
                .blankLines(check.file().startsWith("skip-empty") ? BlankLines.SKIP : BlankLines.KEEP);
        if (check.file().equals("comments-skip.yaml")) {
            source = source.comment('#');
        }
        try {
            Reading reading = Reading.of(source);
            return reading.rejected.isEmpty()
                    ? reading.rows.stream()
                            .map(row -> row.stream()
                                    .filter(Objects::nonNull)
                                    .map(String::valueOf)
                                    .toList())
                            .toList()
                    : null;
        } catch (ExtractException e) {
            return null;
        }
    }

    private static List<String> jsonPairs(String json) {
        List<String> pairs = new ArrayList<>();
        Matcher pair = JSON_PAIR.matcher(json);
        while (pair.find()) {
            pairs.add(unescape(pair.group(1)) + "=" + unescape(pair.group(2)));
        }
        return pairs;
    }

    private static String unescape(String json) {
        String text = json.replace("\\\"", "\"").replace("\\n", "\n").replace("\\r", "\r");
        Matcher code = Pattern.compile("\\\\u(....)").matcher(text);
        return code.replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)));
    }
}
