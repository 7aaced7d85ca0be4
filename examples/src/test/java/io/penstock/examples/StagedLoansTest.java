package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.excel.ExcelExtractor;
import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.excel.ExcelLoader;
import io.penstock.load.file.FileLoader;
import io.penstock.load.json.JsonLoader;
import io.penstock.load.parquet.ParquetLoader;
import io.penstock.load.staging.Staged;
import io.penstock.load.staging.StagingArea;
import io.penstock.load.staging.StagingLoader;
import io.penstock.load.staging.seal.SealKey;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.transform.shape.Drop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedLoansTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path data;

    @BeforeEach
    void writeSamples() throws IOException {
        DataDirectory.withSamples(data);
    }

    @Test
    void stagesLoadsAndTakesBack() throws SQLException {
        assertThat(StagedLoans.stage(data)).succeeded().read(500);
        Staged first = StagedLoans.latest(data);
        assertThat(first.rows()).isEqualTo(500);
        StagedLoans.load(data, first);
        StagedLoans.stage(data);
        Staged second = StagedLoans.latest(data);
        StagedLoans.load(data, second);
        assertThat(stagingIds()).isEqualTo(second.id());
        StagedLoans.takeBack(data);
        assertThat(stagingIds()).isEqualTo(first.id());
    }

    private String stagingIds() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("staged.db"));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT group_concat(DISTINCT _staging_id), count(*) FROM books")) {
            assertThat(rows.getInt(2)).isEqualTo(500);
            return rows.getString(1);
        }
    }

    @Test
    void whatWasStagedInAnyFormatIsReadBackTheSame() throws IOException {
        // What text alone can hold: every value as it stands in the file.
        roundTrip(
                CsvLoader.of(Path.of("books.csv.gz")),
                files -> CsvExtractor.of(files).inference(Inference.TEXT));
        roundTrip(JsonLoader.of(Path.of("books.jsonl")), JsonExtractor::of);
        roundTrip(ParquetLoader.of(Path.of("books.parquet")), ParquetExtractor::of);
        roundTrip(ExcelLoader.of(Path.of("books.xlsx")), ExcelExtractor::of);
    }

    private void roundTrip(FileLoader<?> format, Function<List<Path>, Extractor> source) throws IOException {
        Extractor books = CsvExtractor.of(data.resolve("books.csv")).inference(Inference.TEXT);
        Path area = data.resolve("area").resolve(format.format().name());
        run(books, StagingLoader.of(area).format(format).key(KEY));
        StagingArea stagings = StagingArea.at(area);
        Staged staged = stagings.list().get(0);
        Path plain = area.resolveSibling(format.format().name() + "-plain");
        stagings.decrypt(staged.id(), SealKey.ofBase64("default", KEY), plain);
        Path file = plain.resolve(format.path().getFileName());
        Path before = data.resolve("before.csv");
        Path after = data.resolve("after.csv");
        run(books, CsvLoader.of(before));
        Pipeline.named("after")
                .extract(source.apply(List.of(file)))
                .transform(Drop.columns("_staged_at", "_staging_id"))
                .load(CsvLoader.of(after))
                .build()
                .run();
        assertThat(Files.readAllLines(after)).isEqualTo(Files.readAllLines(before));
    }

    private static void run(Extractor source, Loader sink) {
        Pipeline.named("copy").extract(source).load(sink).build().run();
    }
}
