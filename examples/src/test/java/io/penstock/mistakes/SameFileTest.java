package io.penstock.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.error.PlanException;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sink that would overwrite what the pipeline reads, or what another of its sinks writes. */
class SameFileTest {
    @TempDir
    Path directory;

    @Test
    void noSinkWritesToTheSource() throws Exception {
        Path source = Files.writeString(directory.resolve("loans.csv"), "id\n1\n");
        Pipeline pipeline = Pipeline.named("loans")
                .extract(CsvExtractor.of(source))
                .rejectTo(CsvLoader.of(directory.resolve("x/../loans.csv")))
                .load(CsvLoader.of(directory.resolve("out.csv")))
                .build();

        assertThatThrownBy(pipeline::run)
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-1014] pipeline 'loans': reject csv %1$s/x/../loans.csv: '%1$s/x/../loans.csv' is also used"
                                + " by extract csv loans.csv. Give it a file of its own. Nothing was read or changed.",
                        directory);
        assertThat(source).hasContent("id\n1");
    }

    @Test
    void noTwoSinksWriteToOneFile() throws Exception {
        Path source = Files.writeString(directory.resolve("loans.csv"), "id\n1\n");
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), directory.resolve("loans.csv"));
        Pipeline pipeline = Pipeline.named("loans")
                .extract(CsvExtractor.glob(directory + "/loans*.csv"))
                .load(CsvLoader.of(link))
                .load(DatabaseLoader.sqlite(directory.resolve("library.db")).table("loans"))
                .load(DatabaseLoader.sqlite(directory.resolve("library.db")).table("copies"))
                .build();

        assertThatThrownBy(pipeline::run)
                .hasMessageContaining("link.csv' is also used by extract csv loans*.csv")
                .hasMessageContaining("library.db' is also used by load database loans");
        assertThat(source).hasContent("id\n1");
        assertThat(directory.resolve("library.db")).doesNotExist();
    }
}
