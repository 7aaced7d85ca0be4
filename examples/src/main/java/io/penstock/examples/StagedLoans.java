package io.penstock.examples;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.load.backup.Backup;
import io.penstock.load.backup.BackupVersions;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.load.parquet.ParquetLoader;
import io.penstock.load.staging.Staged;
import io.penstock.load.staging.StagingArea;
import io.penstock.load.staging.StagingLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Rows are staged as they came, loaded from there as often as needed, and a bad load is taken back. */
public final class StagedLoans {
    private StagedLoans() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        System.out.println(stage(data).toText());
        System.out.println(load(data, latest(data)).toText());
    }

    /** What arrived goes to a staging of its own. */
    static RunReport stage(Path data) {
        // snippet-begin: stage
        StagingLoader staging = StagingLoader.of(data.resolve("staging/books"))
                .format(ParquetLoader.of(Path.of("books.parquet")))
                .keep(10)
                .keepFor(Duration.ofDays(30));
        RunReport report = Pipeline.named("stage_books")
                .extract(CsvExtractor.of(data.resolve("books.csv")))
                .load(staging)
                .build()
                .run();
        // snippet-end
        return report;
    }

    /** The newest staging, after comparing every file with its metadata. */
    static Staged latest(Path data) {
        // snippet-begin: open
        StagingArea area = StagingArea.at(data.resolve("staging/books"));
        List<Staged> all = area.list();
        Staged newest = area.verify(all.get(all.size() - 1).id());
        // snippet-end
        return newest;
    }

    /** Staged files are read like any others. */
    static RunReport load(Path data, Staged staged) {
        // snippet-begin: load
        RunReport report = Pipeline.named("load_books")
                .extract(ParquetExtractor.of(staged.files()))
                .load(books(data))
                .build()
                .run();
        // snippet-end
        return report;
    }

    static DatabaseLoader books(Path data) {
        // snippet-begin: backup
        DatabaseLoader books = DatabaseLoader.sqlite(data.resolve("staged.db"))
                .table("books")
                .mode(WriteMode.REPLACE)
                .backup(Backup.keep(5).in(data.resolve("backups")));
        // snippet-end
        return books;
    }

    /** The database as it was before the last load. */
    static void takeBack(Path data) {
        // snippet-begin: restore
        BackupVersions backups = books(data).backups();
        int last = backups.list().size() - 1;
        backups.restore(backups.list().get(last).version());
        // snippet-end
    }
}
