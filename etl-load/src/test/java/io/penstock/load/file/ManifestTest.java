package io.penstock.load.file;

import static io.penstock.load.file.LoansByPlace.files;
import static io.penstock.load.file.LoansByPlace.loader;
import static io.penstock.load.file.LoansByPlace.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.LoadException;
import io.penstock.load.Sinks;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.file.manifest.Manifest;
import io.penstock.load.file.manifest.ManifestEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    Path directory;

    @Test
    void tellsWhatASingleFileHolds() throws Exception {
        Path file = directory.resolve("loans.csv");
        Sinks.Loaded loaded =
                Sinks.load(CsvLoader.of(file).manifest(ManifestFile.WRITE), rows("1 north 2024", "2 - 2025"));
        assertThat(loaded.outcome()).isEqualTo("2 rows were written to " + file + ", with a manifest.");
        String json = Files.readString(directory.resolve("loans.csv.manifest.json"))
                .replaceFirst("\"run_id\" : \"[^\"]+\"", "\"run_id\" : \"R\"");
        assertThat(json).isEqualTo("""
                        {
                          "manifest_version" : 1,
                          "pipeline" : "test",
                          "run_id" : "R",
                          "written_at" : "1970-01-01T00:00:00Z",
                          "format" : "csv",
                          "rows" : 2,
                          "bytes" : 36,
                          "schema" : [ {
                            "name" : "id",
                            "type" : "INT64",
                            "nullable" : true
                          }, {
                            "name" : "branch",
                            "type" : "TEXT",
                            "nullable" : true
                          }, {
                            "name" : "year",
                            "type" : "INT64",
                            "nullable" : true
                          } ],
                          "partition_by" : [ ],
                          "files" : [ {
                            "path" : "loans.csv",
                            "rows" : 2,
                            "bytes" : 36,
                            "sha256" : "%s"
                          } ]
                        }
                        """.formatted(sha256(file)));
        Manifest verified = Manifest.verify(file);
        assertThat(verified).isEqualTo(Manifest.read(Manifest.beside(file)));
        assertThat(verified.schema()).isEqualTo(LoansByPlace.SCHEMA);
    }

    /** By the command of the operating system where there is one. */
    private static String sha256(Path file) throws Exception {
        Process process = new ProcessBuilder("sha256sum", file.toString()).start();
        String told = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        return told.substring(0, 64);
    }

    @Test
    void countsOnThroughAppends() throws Exception {
        Path file = directory.resolve("loans.csv");
        CsvLoader appending = CsvLoader.of(file).mode(FileMode.APPEND).manifest(ManifestFile.WRITE);
        Sinks.load(appending, rows("1 north 2024"));
        Sinks.load(appending, rows("2 north 2024", "3 south 2024"));
        assertThat(Manifest.verify(file).rows()).isEqualTo(3);
        Files.writeString(file, Files.readString(file) + "9,by,2024\n");
        Sinks.load(appending, rows("4 north 2024"));
        assertThat(Manifest.verify(file).rows()).as("somebody added rows").isEqualTo(-1);

        Path dataset = directory.resolve("loans");
        Sinks.load(loader(dataset), rows("1 north 2024"));
        CsvLoader more = loader(dataset).mode(FileMode.APPEND).manifest(ManifestFile.WRITE);
        Sinks.load(more, rows("2 north 2024"));
        assertThat(Manifest.verify(dataset).files())
                .extracting(ManifestEntry::rows)
                .containsExactlyInAnyOrder(-1L, 1L);
        Sinks.load(loader(dataset).manifest(ManifestFile.WRITE), rows("1 north 2024", "2 south 2024"));
        Sinks.load(more, rows("3 north 2024"));
        assertThat(Manifest.verify(dataset).rows()).isEqualTo(3);
    }

    @Test
    void namesTheFirstFileThatDiffers() throws Exception {
        Path dataset = directory.resolve("loans");
        CsvLoader loader = loader(dataset).manifest(ManifestFile.WRITE);
        Sinks.load(loader, rows("1 a 1", "2 b 2", "3 c 3"));
        Path b = dataset.resolve("branch=b/year=2/part.csv");
        Path c = dataset.resolve("branch=c/year=3/part.csv");
        Files.writeString(b, "id\n9\n");
        Files.delete(c);
        assertThatThrownBy(() -> Manifest.verify(dataset))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4212] " + b + ": the file's SHA-256 is not the manifest's (loans.manifest.json)."
                        + " It was changed after the load: load again, or restore the file.");
        Files.writeString(b, "id\n");
        assertThatThrownBy(() -> Manifest.verify(dataset))
                .hasMessageStartingWith("[PEN-4212] " + b + ": the file has 3 bytes, the manifest says 5");
        Files.writeString(b, "id\n2\n");
        assertThatThrownBy(() -> Manifest.verify(dataset))
                .hasMessageStartingWith("[PEN-4212] " + c + ": the file is not there");
        Files.createDirectories(c.getParent());
        Files.writeString(c, "id\n3\n");
        assertThat(Manifest.verify(dataset).rows()).isEqualTo(3);
        Path extra = Files.writeString(c.resolveSibling("part-x.csv"), "id\n");
        assertThatThrownBy(() -> Manifest.verify(dataset))
                .hasMessageStartingWith("[PEN-4212] " + extra + ": the file is not in the manifest");
    }

    @Test
    void whatIsNoManifestIsToldSo() throws Exception {
        Path file = directory.resolve("x.csv");
        assertThatThrownBy(() -> Manifest.verify(file))
                .hasMessage("[PEN-4211] " + directory.resolve("x.csv.manifest.json") + ": there is no manifest. Load"
                        + " again with manifest write, or name another file.");
        for (String text : List.of("", "[]", "{", "{\"manifest_version\": 2}", "{\"schema\": 1}")) {
            Files.writeString(directory.resolve("x.csv.manifest.json"), text);
            assertThatThrownBy(() -> Manifest.verify(file))
                    .as(text)
                    .isInstanceOf(LoadException.class)
                    .hasMessageContaining("this is not a manifest that can be read");
        }
    }

    @Test
    void aLoadWithoutOneTakesAnOldOneOfPartitionsAway() throws Exception {
        Path dataset = directory.resolve("loans");
        Sinks.load(loader(dataset).manifest(ManifestFile.WRITE), rows("1 a 1"));
        Sinks.load(loader(dataset), rows("2 a 1"));
        assertThat(files(directory)).containsExactly("loans/branch=a/year=1/part.csv");
    }
}
