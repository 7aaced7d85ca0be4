package io.penstock.extract.watch;

import io.penstock.extract.csv.CsvExtractor;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import io.penstock.testkit.contract.SampleRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** The sample rows in files of four rows. */
class WatchedDirectoryContractTest extends ExtractorContract {
    @TempDir
    Path root;

    @Override
    protected Extractor source(List<List<Object>> rows) throws Exception {
        Path inbox = Files.createDirectories(root.resolve("inbox" + rows.size()));
        for (int from = 0; from < rows.size(); from += 4) {
            String lines = rows.subList(from, Math.min(rows.size(), from + 4)).stream()
                    .map(row -> row.stream()
                            .map(value -> Objects.toString(value, "NULL"))
                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\n", "id,name,score,day,lent\n", "\n"));
            Files.writeString(inbox.resolve("rows" + from / 4 + ".csv"), lines);
        }
        return WatchedDirectory.of(CsvExtractor.glob(inbox + "/*.csv").nullTokens("NULL"))
                .ready(Readiness.age(Duration.ZERO))
                .schema(SampleRows.SCHEMA);
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                source -> ((WatchedDirectory) source).ready(Readiness.doneFile(".done")),
                source -> ((WatchedDirectory) source).afterCommit(AfterCommit.delete()),
                source -> ((WatchedDirectory) source).badFiles(BadFiles.quarantine(Path.of("bad"))),
                source -> ((WatchedDirectory) source).waitFor(Duration.ofSeconds(1)),
                source -> ((WatchedDirectory) source).fileColumn("_file"),
                source -> ((WatchedDirectory) source).name("loans"),
                source -> ((WatchedDirectory) source).ledgerSize(3));
    }
}
