package io.penstock.extract.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.extract.Reading;
import io.penstock.extract.text.Inference;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files from libraries and museums: the same texts as Commons CSV, inferred types lose no row. */
class CsvLibraryDataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Artists.csv",
                "BL-Flickr-Images-Book.csv",
                "barnet_membership_20220405.csv",
                "doaj-article-sample.csv",
                "pg_catalog.csv",
                "spl_checkouts_part1.csv",
                "spl_checkouts_part2.csv"
            })
    void readsWhatCommonsCsvReads(String name) throws Exception {
        Path file = Suites.require("library-data").resolve(name);
        List<List<String>> expected = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord record : CSVFormat.DEFAULT.parse(reader)) {
                expected.add(record.toList());
            }
        }
        Reading reading = Reading.of(CsvExtractor.of(file).inference(Inference.TEXT), 1000, 100_000);
        assertThat(reading.rejected).isEmpty();
        assertThat(reading.rows).isEqualTo(expected.subList(1, expected.size()));

        Reading typed = Reading.of(CsvExtractor.of(file).inference(Inference.FULL));
        assertThat(typed.rejected).isEmpty();
        assertThat(typed.rows).hasSize(expected.size() - 1);
        assertThat(typed.originals.get(0).subList(0, expected.get(0).size())).isEqualTo(expected.get(1));
    }
}
