package io.penstock.extract.watch;

import io.penstock.extract.file.FileSource;
import io.penstock.schema.Schema;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a watched directory.
 *
 * @param name under which the ledger is kept; empty for the files' own
 * @param fileColumn column with the file's path; empty for none
 */
record WatchSettings(
        FileSource source,
        Readiness ready,
        AfterCommit afterCommit,
        BadFiles badFiles,
        Duration waiting,
        String name,
        String fileColumn,
        int ledgerSize,
        @Nullable Schema schema)
        implements Serializable {
    static final int LEDGER_SIZE = 10_000;

    static WatchSettings of(FileSource source) {
        return new WatchSettings(
                source,
                Readiness.stable(Duration.ofSeconds(2)),
                AfterCommit.leave(),
                BadFiles.fail(),
                Duration.ZERO,
                "",
                "",
                LEDGER_SIZE,
                null);
    }

    WatchSettings ready(Readiness other) {
        return new WatchSettings(source, other, afterCommit, badFiles, waiting, name, fileColumn, ledgerSize, schema);
    }

    WatchSettings afterCommit(AfterCommit other) {
        return new WatchSettings(source, ready, other, badFiles, waiting, name, fileColumn, ledgerSize, schema);
    }

    WatchSettings badFiles(BadFiles other) {
        return new WatchSettings(source, ready, afterCommit, other, waiting, name, fileColumn, ledgerSize, schema);
    }

    WatchSettings waiting(Duration other) {
        return new WatchSettings(source, ready, afterCommit, badFiles, other, name, fileColumn, ledgerSize, schema);
    }

    WatchSettings name(String other) {
        return new WatchSettings(source, ready, afterCommit, badFiles, waiting, other, fileColumn, ledgerSize, schema);
    }

    WatchSettings fileColumn(String other) {
        return new WatchSettings(source, ready, afterCommit, badFiles, waiting, name, other, ledgerSize, schema);
    }

    WatchSettings ledgerSize(int other) {
        return new WatchSettings(source, ready, afterCommit, badFiles, waiting, name, fileColumn, other, schema);
    }

    WatchSettings schema(Schema other) {
        return new WatchSettings(source, ready, afterCommit, badFiles, waiting, name, fileColumn, ledgerSize, other);
    }
}
