package io.penstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.Expect;
import io.penstock.quality.QualityComponents;
import io.penstock.quality.check.Level;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.check.relation.Ordered;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the page of checks, and that every check stands there. */
class QualityChecksPageTest {
    @TempDir
    private Path directory;

    private void makeTheFiles() throws Exception {
        Files.writeString(directory.resolve("books.csv"), "isbn,title\ni1,Winter\ni2,Summer\n");
        Files.writeString(
                directory.resolve("loans.csv"), "loan_id,isbn,fine,paid,open\n1,i1,3,1,2\n2,i2,5,5,0\n3,i1,4,0,4\n");
    }

    @Test
    void checksFromJava() throws Exception {
        makeTheFiles();
        CsvExtractor books = CsvExtractor.of(directory.resolve("books.csv"));
        CsvExtractor loans = CsvExtractor.of(directory.resolve("loans.csv"));
        // snippet-begin: checks
        QualityReport report = DataQualityMonitor.expecting(
                        Expect.increasing("loan_id", Ordered.Steps.STRICT),
                        Expect.reference("isbn", books, "isbn").mostly(0.99).showValues(ValueDisplay.SHOWN),
                        Expect.sumEquals(List.of("paid", "open"), "fine", 0),
                        Expect.noOutliers("fine", 3).level(Level.WARN),
                        Expect.datasetDiff(List.of("loan_id"), loans, List.of(), 0))
                .check(loans);
        // snippet-end
        assertThat(report.passed()).isTrue();
        assertThat(report.results()).hasSize(5);
    }

    @Test
    void checksFromJson() throws Exception {
        makeTheFiles();
        String checks = Files.readString(Path.of("src/test/resources/quality-checks.json"));
        Path file = directory.resolve("config.json");
        Files.writeString(file, checks.replace("data/", directory + "/"));
        assertThat(PipelineConfig.load(file).pipeline("loans").run().rowsWritten())
                .isEqualTo(3);
    }

    @Test
    void thePageListsEveryCheck() throws Exception {
        String page = Files.readString(Path.of("../docs/reference/quality-checks.md"));
        for (Component<?> component : new QualityComponents().components()) {
            if (component.role() == Role.CHECK) {
                assertThat(page).contains("`" + component.name() + "`");
            }
        }
    }
}
