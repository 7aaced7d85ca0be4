package io.penstock.extract.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.error.ExtractException;
import io.penstock.extract.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of JSONTestSuite, as they are and with a batch for every record. */
class JsonConformanceTest {
    @Test
    void acceptsEveryFileThatIsJson() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Path file : files("test_parsing", "y_")) {
            try {
                assertThat(Reading.of(JsonExtractor.of(file)).rejected).isEmpty();
            } catch (ExtractException e) {
                wrong.add(file.getFileName() + ": " + e.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusesEveryFileThatIsNotJsonWithLineAndColumn() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Path file : files("test_parsing", "n_")) {
            for (int rows : new int[] {1, 1000}) {
                try {
                    wrong.add(file.getFileName() + ": " + Reading.of(JsonExtractor.of(file), rows, 1 << 20).rows);
                } catch (ExtractException e) {
                    boolean placed = String.valueOf(e.getMessage())
                            .matches("(?s)\\[PEN-230[12]\\] "
                                    + java.util.regex.Pattern.quote(
                                            file.getFileName().toString())
                                    + ":\\d+:\\d+: .*");
                    if (!placed) {
                        wrong.add(file.getFileName() + ": " + e.getMessage());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void documentsWhatBecomesOfFilesThatEverybodyReadsDifferently() throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        for (Path file : files("test_parsing", "i_")) {
            outcomes.put(file.getFileName().toString(), outcome(file));
        }
        for (Path file : files("test_transform", "")) {
            outcomes.put(file.getFileName().toString(), outcome(file));
        }
        StringBuilder table = new StringBuilder();
        outcomes.forEach((name, outcome) ->
                table.append("| `").append(name).append("` | ").append(outcome).append(" |\n"));
        Path page = Path.of("").toAbsolutePath();
        while (page != null && !Files.exists(page.resolve("docs/reference/json.md"))) {
            page = page.getParent();
        }
        assertThat(page).isNotNull();
        assertThat(Files.readString(page.resolve("docs/reference/json.md"))).contains(table.toString());
    }

    private static String outcome(Path file) throws Exception {
        try {
            JsonExtractor source = JsonExtractor.of(file);
            Reading reading = Reading.of(source);
            String types = source.schema(Reading.context(10, 10)).toString();
            String rows = reading.rows.toString().replace("\0", "\\0");
            return "read: `" + types + "` "
                    + (rows.length() > 80 ? reading.rows.size() + " row" : "`" + rows.replace("`", "") + "`");
        } catch (ExtractException e) {
            return "refused: "
                    + e.problems()
                            .get(0)
                            .text()
                            .replaceFirst("^[^ ]*: ", "")
                            .replaceFirst("\\. [A-Z].*", "")
                            .replace(file.getParent() + "/", "");
        }
    }

    private static List<Path> files(String directory, String prefix) throws IOException {
        try (Stream<Path> all = Files.list(Suites.require("json-conformance").resolve(directory))) {
            return all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
