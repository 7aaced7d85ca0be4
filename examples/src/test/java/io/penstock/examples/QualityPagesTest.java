package io.penstock.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.error.QualityException;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.Expect;
import io.penstock.quality.auto.AutomaticChecks;
import io.penstock.quality.check.Level;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.monitoring.MonitoringConfig;
import io.penstock.quality.monitoring.MonitoringSettings;
import io.penstock.quality.notify.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the page about the quality monitor. */
class QualityPagesTest {
    record Book(String isbn, Long pages) {}

    @TempDir
    private Path directory;

    @Test
    void checksInThreePlaces() throws Exception {
        Path file = directory.resolve("books.csv");
        Files.writeString(file, "isbn,pages\n9780306406157,12\n9780306406157,20\n");
        // snippet-begin: monitor
        DataQualityMonitor monitor = DataQualityMonitor.expecting(
                        Expect.unique("isbn"),
                        Expect.isbn("isbn").mostly(0.98),
                        Expect.between("pages", 1, 5000).level(Level.WARN))
                .automatic(AutomaticChecks.create());

        Pipeline books = Pipeline.named("books")
                .extract(CsvExtractor.of(file))
                .inspect(monitor)
                .load(DatabaseLoader.sqlite(directory.resolve("library.db")).table("books"))
                .build();

        QualityReport alone = monitor.check(CsvExtractor.of(file));

        QualityReport test = monitor.check(Book.class, List.of(new Book("9780306406157", 12L)));
        assertThat(test.results().get(0).outcome().isBad()).isFalse();
        test.requirePassed();
        // snippet-end
        assertThat(alone.passed()).isFalse();
        assertThatThrownBy(books::run)
                .isInstanceOf(QualityException.class)
                .hasMessageContaining("unique(isbn): 1 of 2 fail, 50 % pass, all must");
    }

    @Test
    void readsTheNotifiersOfThePage() {
        MonitoringSettings settings = MonitoringConfig.load(Path.of("config", "monitoring", "notifiers.json"));
        assertThat(settings.alerts().routes()).extracting(Route::name).containsExactly("log", "email", "chat");
        assertThat(settings.alerts().routes().toString()).doesNotContain("changeit", "hooks/1");
    }

    @Test
    void readsTheConfigThatShips() {
        MonitoringSettings settings = MonitoringConfig.load(Path.of("..", "config", "monitoring_config.json"));
        assertThat(settings.checks()).containsOnlyKeys("*", "books", "members", "checkouts");
    }
}
