package io.penstock.load.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.error.EtlException;
import io.penstock.load.Sinks;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.excel.ExcelLoader;
import io.penstock.load.file.FileMode;
import io.penstock.load.json.JsonLoader;
import io.penstock.load.staging.seal.SealKey;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RecoverableSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingLoaderTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Schema SCHEMA =
            Schema.of(Field.of("id", Type.INT64), Field.of("branch", Type.TEXT), Field.of("fine", Type.FLOAT64));

    @TempDir
    Path directory;

    private Path area = Path.of("");

    @BeforeEach
    void name() {
        area = directory.resolve("loans");
    }

    private static Batch loans() {
        return Batch.of(
                SCHEMA,
                List.of(
                        LongColumn.int64(7, -3, 5),
                        TextColumn.ofStrings("north", null, "süd"),
                        DoubleColumn.of(new double[] {Double.NaN, 2.5, -0.5}, 3, Validity.NO_NULLS)),
                3);
    }

    private StagingLoader csv() {
        return StagingLoader.of(area).format(CsvLoader.of(Path.of("loans.csv")));
    }

    private StagingArea stagings() {
        return StagingArea.at(area);
    }

    private Staged only() {
        assertThat(stagings().list()).hasSize(1);
        return stagings().list().get(0);
    }

    @Test
    void tellsWhatWasStaged() throws Exception {
        String outcome = Sinks.load(csv().properties(Map.of("validity", "0.98")), loans())
                .outcome();
        Staged staged = only();
        assertThat(outcome).isEqualTo("3 rows were staged as " + staged.id() + " in " + area + ".");
        assertThat(staged.id()).startsWith("19700101T000000000Z-");
        assertThat(staged.stagedAt()).isEqualTo(Instant.EPOCH);
        assertThat(staged.format()).isEqualTo("csv");
        assertThat(staged.rows()).isEqualTo(3);
        assertThat(staged.schema().names()).containsExactly("id", "branch", "fine", "_staged_at", "_staging_id");
        assertThat(staged.files())
                .containsExactly(area.toAbsolutePath().resolve(staged.id()).resolve("loans.csv"));
        assertThat(staged.bytes()).isEqualTo(Files.size(staged.files().get(0)));
        assertThat(staged.properties()).isEqualTo(Map.of("validity", "0.98"));
        assertThat(staged.profile().subList(0, 3))
                .containsExactly(
                        new ColumnProfile("id", 0, "-3", "7"),
                        new ColumnProfile("branch", 1, "north", "süd"),
                        new ColumnProfile("fine", 0, "-0.5", "2.5"));
        assertThat(Files.readAllLines(staged.files().get(0)))
                .containsExactly(
                        "id,branch,fine,_staged_at,_staging_id",
                        "7,north,NaN,1970-01-01T00:00:00Z," + staged.id(),
                        "-3,,2.5,1970-01-01T00:00:00Z," + staged.id(),
                        "5,süd,-0.5,1970-01-01T00:00:00Z," + staged.id());
        assertThat(stagings().verify(staged.id())).isEqualTo(staged);
    }

    @Test
    void stagesInEveryFormat() throws Exception {
        Sinks.load(StagingLoader.of(area), loans());
        Sinks.load(StagingLoader.of(area).format(JsonLoader.of(Path.of("x/loans.jsonl.gz"))), loans());
        Sinks.load(StagingLoader.of(area).format(ExcelLoader.of(Path.of("loans.xlsx"))), loans());
        Sinks.load(csv().metadataColumns(MetadataColumns.OMIT), loans());
        assertThat(stagings().list())
                .allSatisfy(staged ->
                        assertThat(stagings().verify(staged.id()).rows()).isEqualTo(3))
                .extracting(Staged::format)
                .containsExactlyInAnyOrder("parquet", "json", "excel", "csv");
    }

    @Test
    void partitionsWithinAStaging() throws Exception {
        StagingLoader loader =
                StagingLoader.of(area).format(CsvLoader.of(Path.of("x")).partitionBy("branch"));
        Sinks.load(loader, loans());
        Staged staged = only();
        assertThat(staged.entries())
                .extracting(entry -> entry.path() + " " + entry.rows())
                .containsExactly(
                        "data/branch=__HIVE_DEFAULT_PARTITION__/part.csv 1",
                        "data/branch=north/part.csv 1",
                        "data/branch=süd/part.csv 1");
        assertThat(staged.partitionBy()).containsExactly("branch");
        assertThat(staged.schema().names()).contains("branch");
        Path restored = directory.resolve("restored");
        stagings().restore(staged.id(), restored);
        assertThat(restored.resolve("data/branch=north/part.csv")).exists();
    }

    @Test
    void retentionRemovesTheOldestButNeverTheNewest() throws Exception {
        for (int day = 0; day < 5; day++) {
            Sinks.loadLater(csv().keep(3), Duration.ofDays(day), loans());
        }
        assertThat(stagings().list())
                .extracting(staged -> staged.stagedAt().toString())
                .containsExactly("1970-01-03T00:00:00Z", "1970-01-04T00:00:00Z", "1970-01-05T00:00:00Z");
        String outcome = Sinks.loadLater(csv().keepFor(Duration.ofHours(25)), Duration.ofDays(5), loans())
                .outcome();
        assertThat(outcome).endsWith(". 2 older stagings were removed.");
        assertThat(stagings().list()).hasSize(2);
        Sinks.loadLater(csv().maxBytes(1), Duration.ofDays(6), loans());
        assertThat(only().stagedAt()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(6)));
        assertThat(names()).containsExactly(only().id());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(area)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aReceiptFinishesAKilledCommitOnce() throws Exception {
        String receipt;
        try (RecoverableSink sink = csv().open(SCHEMA, Sinks.context())) {
            sink.write(loans(), new Sinks.Rejects());
            sink.prepare();
            receipt = sink.receipt();
        }
        assertThat(stagings().list()).isEmpty();
        csv().recover(receipt, Sinks.context());
        csv().recover(receipt, Sinks.context());
        assertThat(stagings().verify(only().id()).rows()).isEqualTo(3);
        assertThat(names()).containsExactly(only().id());
    }

    @Test
    void whatProcessesThatAreGoneLeftIsSweptAway() throws Exception {
        for (String ending : List.of("making", "removing")) {
            Path left = area.resolve(".version.penstock-999999999-1-1." + ending);
            Files.createDirectories(left);
            Files.writeString(left.resolve("metadata.json"), "{");
        }
        assertThat(stagings().list()).isEmpty();
        Sinks.load(csv(), loans());
        assertThat(names()).containsExactly(only().id());
    }

    @Test
    void tellsWhichFileWasChangedCutOffMissingOrAdded() throws Exception {
        Sinks.load(csv(), loans());
        Staged staged = only();
        Path file = staged.files().get(0);
        String text = Files.readString(file);
        Files.writeString(file, text.replace('7', '8'));
        assertDiffers(file + ": the file's SHA-256 is not the one that was written");
        Files.writeString(file, text.substring(1));
        assertDiffers(file + ": the file has 219 bytes, 220 were written");
        Files.delete(file);
        assertDiffers(file + ": the file is missing");
        Files.writeString(file, text);
        Path stray = Files.createFile(staged.directory().resolve("stray"));
        assertDiffers(stray + ": the file does not belong to the staging");
        Files.writeString(staged.directory().resolve("metadata.json"), "{ \"staging_version\": 1,");
        assertThatThrownBy(() -> stagings().list())
                .hasMessage("[PEN-4705] " + staged.directory().resolve("metadata.json")
                        + ": the metadata cannot be read: it is not JSON (line 1). Restore that file from a copy, or"
                        + " remove the directory.");
    }

    private void assertDiffers(String what) {
        assertThatThrownBy(() -> stagings()
                        .verify(StagingSink.versions(area).list().get(0).id()))
                .hasMessage("[PEN-4704] " + what + ". The staging was changed after it was made; take it from a copy.");
    }

    @Test
    void restoresOnlyIntoANewDirectory() throws Exception {
        Sinks.load(csv(), loans());
        String id = only().id();
        Path target = directory.resolve("a/restored");
        stagings().restore(id, target);
        assertThat(target.resolve("loans.csv"))
                .hasSameBinaryContentAs(only().files().get(0));
        assertThatThrownBy(() -> stagings().restore(id, target))
                .hasMessage(
                        "[PEN-4706] " + target
                                + ": there is something already, a new or empty directory was expected. Name another directory.");
        stagings().delete(id);
        assertThatThrownBy(() -> stagings().delete(id))
                .hasMessageContaining("[PEN-4702] " + area + ": there is no staging.");
    }

    @Test
    void encryptedStagingsOpenWithTheirKeyAlone() throws Exception {
        StagingLoader loader = csv().key(KEY).keyId("2026");
        Sinks.load(loader, loans());
        Staged staged = only();
        assertThat(staged.keyId()).contains("2026");
        assertThat(staged.entries().get(0).path()).isEqualTo("loans.csv.sealed");
        assertThat(Files.readString(staged.directory().resolve("metadata.json")))
                .doesNotContain("north", KEY);
        assertThat(names()).containsExactly(staged.id());
        Path target = directory.resolve("plain");
        stagings().decrypt(staged.id(), SealKey.ofBase64("2026", KEY), target);
        assertThat(Files.readAllLines(target.resolve("loans.csv")))
                .hasSize(4)
                .element(1)
                .asString()
                .startsWith("7,north,NaN,");
        SealKey wrong = SealKey.ofBase64("2026", KEY.replace('A', 'B'));
        Path other = directory.resolve("other");
        assertThatThrownBy(() -> stagings().decrypt(staged.id(), wrong, other))
                .isInstanceOf(EtlException.class)
                .hasMessage("[PEN-4711] " + staged.files().get(0)
                        + ": the key does not open this file, or the file's beginning was changed. Give the key that the"
                        + " staging was made with.");
        assertThat(other).doesNotExist();
        assertThatThrownBy(() -> stagings().restore(staged.id(), other))
                .hasMessageContaining("[PEN-4707]")
                .hasMessageContaining("the staging is encrypted with key '2026'. Decrypt it with that key instead.");
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> csv().keep(0)).hasMessage("[PEN-4701] keep must be more than 0");
        assertThatThrownBy(() -> csv().key("c2VjcmV0"))
                .hasMessage("[PEN-4710] the key has 6 bytes, 32 are needed. Make a key with: head -c 32 /dev/urandom |"
                        + " base64");
        assertThatThrownBy(() -> csv().keyId("x").open(SCHEMA, Sinks.context()))
                .hasMessage("[PEN-4701] key_id needs key. Give the key, or remove key_id.");
        Schema stamped = SCHEMA.with(Field.of("_staged_at", Type.TEXT));
        assertThatThrownBy(() -> csv().open(stamped, Sinks.context()))
                .hasMessage("[PEN-4703] the data has a column '_staged_at' already. Rename or drop it, or set"
                        + " metadata_columns omit.");
        StagingLoader append =
                StagingLoader.of(area).format(CsvLoader.of(Path.of("x.csv")).mode(FileMode.APPEND));
        assertThatThrownBy(() -> append.open(SCHEMA, Sinks.context()))
                .hasMessageStartingWith("[PEN-4701] mode, manifest");
        assertThat(area).doesNotExist();
    }
}
