package io.penstock.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.data.CheckoutsGenerator;
import io.penstock.benchmarks.harness.WrongAnswerException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LapsTest {
    private static final int ROWS = 1_000;

    @TempDir
    private Path directory;

    @Test
    void everyExcelSideGivesTheSameAnswer() throws Exception {
        String written = answer(ExcelLaps.of("sxssf", directory.resolve("read.xlsx"), ROWS));

        assertThat(written).startsWith("1000 rows, hash ");
        for (String side : List.of("penstock", "fastexcel")) {
            assertThat(answer(ExcelLaps.of(side, directory.resolve(side + ".xlsx"), ROWS)))
                    .as(side)
                    .isEqualTo(written);
        }
        for (String side : List.of("read-penstock", "read-fastexcel")) {
            assertThat(answer(ExcelLaps.of(side, directory.resolve("read.xlsx"), ROWS)))
                    .as(side)
                    .isEqualTo(written);
        }
    }

    @Test
    void everyJsonSideGivesTheSameAnswer() throws Exception {
        Path file = directory.resolve("jackson.jsonl");
        String written = answer(JsonLaps.of("jackson", file, ROWS));

        assertThat(written).startsWith("1000 rows, hash ");
        assertThat(answer(JsonLaps.of("penstock", directory.resolve("penstock.jsonl"), ROWS)))
                .isEqualTo(written);
        for (String side : List.of("read-penstock", "read-penstock-2", "read-tokens", "read-maps")) {
            assertThat(answer(JsonLaps.of(side, file, ROWS))).as(side).isEqualTo(written);
        }
    }

    @Test
    void hashKnowsCellsByValueAndTheirPlaces() {
        assertThat(hash("7", new BigDecimal("3.50"), LocalDate.of(2024, 2, 29)))
                .isEqualTo(hash(7L, 3.5, 45351L))
                .isNotEqualTo(hash(3.5, 7L, 45351L));
        assertThat(hash("", null)).isEqualTo(hash(null, "")).isNotEqualTo(hash("", "x"));
    }

    @Test
    void aWrongAnswerStopsTheRaceBeforeItsStart() throws Exception {
        Path input = directory.resolve("in.csv");
        CheckoutsGenerator.write(input, 10, 1);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        LapRace race = new LapRace(
                new Project(directory, directory),
                "json",
                ROWS,
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        Path full = directory.resolve("full.jsonl");
        Path empty = directory.resolve("empty.jsonl");
        JsonLaps.of("jackson", full, ROWS).run();
        JsonLaps.write(empty, List.of(), List.of());

        assertThatThrownBy(() -> race.run(
                        List.of(
                                new LapRace.Side("read-maps", "right", full.toString(), "-Xmx256m"),
                                new LapRace.Side("read-maps", "wrong", empty.toString(), "-Xmx256m")),
                        1))
                .isInstanceOf(WrongAnswerException.class)
                .hasMessageStartingWith("answer of wrong: expected 1000 rows, hash")
                .hasMessageContaining("0 rows");
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("round");
    }

    @Test
    void copiesFromEveryFileToEveryFile() throws Exception {
        Path csv = directory.resolve("in.csv");
        CheckoutsGenerator.write(csv, ROWS, 3);
        String from = csv.toString();
        for (String place : List.of("a.jsonl", "b.parquet", "c.xlsx", "d.db", "e.csv")) {
            String to = directory.resolve(place).toString();
            assertThat(Copy.run(from, to)).as(place).isEqualTo(ROWS);
            from = to;
        }
        assertThat(Copy.run(from, "jdbc:h2:mem:copy")).isEqualTo(ROWS);
    }

    @Test
    void tableShowsRatiosRatesAndTargets() {
        LapRace.Side penstock = new LapRace.Side("penstock", "Penstock", "", "");
        LapRace.Side peer = new LapRace.Side("peer", "Peer", "", "");
        Map<LapRace.Side, LapRace.Result> measured = new LinkedHashMap<>();
        measured.put(penstock, new LapRace.Result(2, 1, 100));
        measured.put(peer, new LapRace.Result(4, 4, 200));

        assertThat(LapTable.of("work", measured, 8_000_000, Map.of("peer", "≤ 0.6")))
                .endsWith("| Penstock | 2.00 | 1.00 | 1.00 | 1.00 | 8 |  | 100 |\n"
                        + "| Peer | 4.00 | 4.00 | 0.50 | 0.25 | 2 | ≤ 0.6 | 200 |");
        assertThat(LapRace.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(LapRace.median(List.of(3.0, 1.0))).isEqualTo(2);
    }

    private static String hash(@Nullable Object... cells) {
        CellHash hash = CellHash.ofSerialDates();
        for (Object cell : cells) {
            hash.cell(cell);
        }
        hash.endRow();
        return hash.toString();
    }

    private static String answer(Lap lap) throws Exception {
        return Laps.run(lap, 0).get(0);
    }
}
