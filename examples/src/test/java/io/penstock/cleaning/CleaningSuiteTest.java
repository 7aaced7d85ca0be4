package io.penstock.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published dirty tables with their clean versions: a config of general steps cleans each, and the page tells how well. A cell was
 * detected when the config changed it, and repaired when it is now as in the clean table.
 */
class CleaningSuiteTest {
    @TempDir
    private Path directory;

    /** Precision, recall and F1. */
    private record Score(double precision, double recall) {
        static Score of(long right, long claimed, long there) {
            return new Score((double) right / claimed, (double) right / there);
        }

        double f1() {
            return 2 * precision * recall / (precision + recall);
        }

        String row(String name) {
            return String.format(Locale.ROOT, "%s | %.3f | %.3f | %.3f |", name, precision, recall, f1());
        }
    }

    private record Scores(Score detection, Score repair) {}

    private static List<List<String>> cells(Path csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            for (CSVRecord record : parser) {
                rows.add(record.toList());
            }
        }
        return rows;
    }

    private Scores clean(String set) throws IOException {
        Path suite = project().resolve("../shared/suites/cleaning").resolve(set);
        assumeTrue(Files.isDirectory(suite), "no folder shared/suites/cleaning beside the project");
        Path output = directory.resolve(set + ".csv");
        run(project().resolve("examples/config/clean_" + set + ".json"), suite.resolve("dirty.csv"), output);
        List<List<String>> dirty = cells(suite.resolve("dirty.csv"));
        List<List<String>> clean = cells(suite.resolve("clean.csv"));
        List<List<String>> done = cells(output);
        assertThat(done).hasSameSizeAs(dirty);
        long wrong = 0;
        long changed = 0;
        long detected = 0;
        long repaired = 0;
        for (int r = 1; r < dirty.size(); r++) {
            for (int c = 0; c < dirty.get(0).size(); c++) {
                String before = dirty.get(r).get(c);
                boolean isWrong = !before.equals(clean.get(r).get(c));
                boolean isChanged = !before.equals(done.get(r).get(c));
                wrong += isWrong ? 1 : 0;
                changed += isChanged ? 1 : 0;
                detected += isWrong && isChanged ? 1 : 0;
                repaired += isChanged && done.get(r).get(c).equals(clean.get(r).get(c)) ? 1 : 0;
            }
        }
        return new Scores(Score.of(detected, changed, wrong), Score.of(repaired, changed, wrong));
    }

    private static Path project() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("examples/config"))) {
            at = at.getParent();
        }
        return at;
    }

    private static void run(Path config, Path input, Path output) {
        Map<String, String> variables = Map.of("INPUT", input.toString(), "OUTPUT", output.toString());
        PipelineConfig.load(config, variables).pipelines().values().forEach(Pipeline::run);
    }

    private static void isToldOnThePage(String set, Scores scores) throws IOException {
        assertThat(Files.readString(project().resolve("docs/how-to/clean-dirty-data.md")))
                .contains(
                        scores.detection().row("| " + set + " | detection"),
                        scores.repair().row("| | repair"));
    }

    @Test
    void repairsBeers() throws IOException {
        Scores scores = clean("beers");
        assertThat(scores.repair().f1()).isGreaterThanOrEqualTo(0.95);
        isToldOnThePage("beers", scores);
    }

    @Test
    void repairsWhatHasARuleInRayyan() throws IOException {
        Scores scores = clean("rayyan");
        assertThat(scores.detection().f1()).isGreaterThan(0.9);
        isToldOnThePage("rayyan", scores);
    }
}
