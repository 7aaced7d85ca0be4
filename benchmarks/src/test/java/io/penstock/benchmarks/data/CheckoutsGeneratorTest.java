package io.penstock.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutsGeneratorTest {
    @TempDir
    private Path directory;

    @Test
    void sameSeedGivesTheSameBytes() throws Exception {
        Path first = directory.resolve("first.csv");
        Path second = directory.resolve("second.csv");
        Path other = directory.resolve("other.csv");
        CheckoutsGenerator.write(first, 500, 1);
        CheckoutsGenerator.write(second, 500, 1);
        CheckoutsGenerator.write(other, 500, 2);

        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.mismatch(first, other)).isNotNegative();
    }

    @Test
    void writesTheAskedNumberOfWholeRecords() throws Exception {
        assertThat(records(0)).isEmpty();
        assertThat(records(1_234)).hasSize(1_234).allMatch(row -> row.size() == 17);
    }

    @Test
    void putsAsMuchDirtIntoTheRowsAsItSays() throws Exception {
        List<CSVRecord> rows = records(20_000);

        assertThat(share(rows, row -> !row.get(7).contains("@"))).isBetween(0.02, 0.04);
        assertThat(share(rows, row -> row.get(7).startsWith(" "))).isBetween(0.08, 0.12);
        assertThat(share(rows, row -> row.get(2).endsWith("X"))).isBetween(0.015, 0.025);
        assertThat(share(rows, row -> row.get(12).isEmpty())).isBetween(0.07, 0.09);
        assertThat(share(rows, row -> row.get(12).contains("/"))).isBetween(0.08, 0.105);
        assertThat(share(rows, row -> row.get(12).contains(","))).isBetween(0.08, 0.105);
        assertThat(share(rows, row -> row.get(16).contains("\n"))).isBetween(0.005, 0.015);
        assertThat(share(rows, row -> row.get(3).contains("\""))).isBetween(0.07, 0.13);
        Set<String> ids = new HashSet<>();
        assertThat(share(rows, row -> !ids.add(row.get(0)))).isBetween(0.005, 0.015);
    }

    @Test
    void refusesANegativeNumberOfRows() {
        assertThatThrownBy(() -> CheckoutsGenerator.write(directory.resolve("x.csv"), -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must not be negative, was -1");
    }

    private List<CSVRecord> records(long rows) throws Exception {
        Path file = directory.resolve(rows + ".csv");
        CheckoutsGenerator.write(file, rows, 8044);
        try (CSVParser parser = CSVParser.parse(
                Files.newBufferedReader(file),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    private static double share(List<CSVRecord> rows, Predicate<CSVRecord> test) {
        return rows.stream().filter(test).count() / (double) rows.size();
    }
}
