package io.penstock.extract.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.EtlException;
import io.penstock.extract.parquet.page.Chunk.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of apache/parquet-testing: read as DuckDB reads them, or refused. */
class ParquetConformanceTest {
    /** Codec, encryption and checksums that do not fit; everything else is read. */
    private static final Map<String, String> REFUSED = Map.of(
            "large_string_map.brotli.parquet", "PEN-2405",
            "datapage_v1-corrupt-checksum.parquet", "PEN-2403",
            "rle-dict-uncompressed-corrupt-checksum.parquet", "PEN-2403");

    /** DuckDB refuses them, so they have tests of their own. */
    private static final Set<String> NOT_IN_DUCKDB =
            Set.of("byte_stream_split_extended.gzip.parquet", "map_no_value.parquet");

    /** The last of six timestamps, of the year 290000, overflows in DuckDB. */
    private static final String OVERFLOWS_IN_DUCKDB = "int96_from_spark.parquet";

    @Test
    void readsEveryGoodFileAsDuckDbDoesOrRefusesIt() throws Exception {
        Map<String, String> differences = new TreeMap<>();
        try (Duck duck = Duck.open()) {
            for (Path file : files("data")) {
                String name = file.getFileName().toString();
                String expected = name.endsWith(".encrypted") ? "PEN-2404" : REFUSED.get(name);
                String found = expected == null && !NOT_IN_DUCKDB.contains(name)
                        ? difference(name, duck.read(file), Reading.plain(read(file)))
                        : outcome(file).equals(String.valueOf(expected)) ? "" : outcome(file);
                if (!found.isEmpty() && !NOT_IN_DUCKDB.contains(name)) {
                    differences.put(name, found);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void refusesEveryBadFile() throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        for (Path file : files("bad_data")) {
            outcomes.put(file.getFileName().toString(), outcome(file));
        }
        // Bad for the reader whose bug it showed: one entry, indices of no bits. DuckDB reads it too.
        assertThat(outcomes.remove("ARROW-GH-43605.parquet")).isEqualTo("21186 rows");
        assertThat(outcomes)
                .hasSize(7)
                .allSatisfy((name, outcome) -> assertThat(outcome).isEqualTo("PEN-2403"));
    }

    @Test
    void readsStreamSplitColumnsAsTheirPlainTwins() throws Exception {
        Path file = Suites.require("parquet-conformance/data/byte_stream_split_extended.gzip.parquet");
        for (List<Object> row : Reading.plain(read(file))) {
            for (int c = 0; c < row.size(); c += 2) {
                assertThat(row.get(c + 1)).isEqualTo(row.get(c));
            }
        }
    }

    @Test
    void readsMapsWithoutValuesAsListsOfTheirKeys() throws Exception {
        Path file = Suites.require("parquet-conformance/data/map_no_value.parquet");
        List<List<Object>> rows = Reading.plain(read(file));
        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row.get(1)).isEqualTo(row.get(2)));
        assertThat(rows.get(0).get(1)).isEqualTo(List.of("1", "2", "3"));
    }

    @Test
    void readsFilesOfWrongChecksumsWhenToldTo() throws Exception {
        Path file = Suites.require("parquet-conformance/data/datapage_v1-corrupt-checksum.parquet");
        assertThat(Reading.rows(read(file).checksums(Checksums.IGNORE))).hasSize(5120);
    }

    @Test
    void tellsWhereAFileIsDamaged() {
        Path file = Suites.require("parquet-conformance/bad_data/ARROW-GH-45185.parquet");
        assertThatThrownBy(() -> Reading.rows(read(file)))
                .hasMessage(
                        "[PEN-2403] ARROW-GH-45185.parquet, row group 1: column 'x.list.element': the first value of"
                                + " a column repeats a row that is not there. Get the file again, or have it written again.");
    }

    private static ParquetExtractor read(Path file) {
        return ParquetExtractor.of(file).nested(Nested.KEEP);
    }

    private static List<Path> files(String directory) throws IOException {
        try (Stream<Path> files =
                Files.list(Suites.require("parquet-conformance").resolve(directory))) {
            return files.filter(file -> file.toString().matches(".*parquet(\\.encrypted)?"))
                    .sorted()
                    .toList();
        }
    }

    private static String outcome(Path file) throws Exception {
        try {
            return Reading.rows(read(file)).size() + " rows";
        } catch (EtlException e) {
            return e.code().id();
        }
    }

    private static String difference(String name, List<List<Object>> theirs, List<List<Object>> ours) {
        if (theirs.size() != ours.size()) {
            return ours.size() + " rows, DuckDB has " + theirs.size();
        }
        int compared = name.equals(OVERFLOWS_IN_DUCKDB) ? theirs.size() - 1 : theirs.size();
        for (int row = 0; row < compared; row++) {
            for (int c = 0; c < theirs.get(row).size(); c++) {
                Object cell = ours.get(row).get(c);
                if (!Objects.equals(theirs.get(row).get(c), cell)) {
                    return "row " + row + ", column " + c + ": " + cell + ", DuckDB has "
                            + theirs.get(row).get(c);
                }
            }
        }
        return "";
    }
}
