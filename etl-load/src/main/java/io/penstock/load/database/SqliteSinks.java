package io.penstock.load.database;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.file.IoReason;
import io.penstock.load.file.PendingFile;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Chooses how a SQLite file is loaded. */
final class SqliteSinks {
    private SqliteSinks() {}

    static BatchSink open(Target.SqliteFile target, TableSpec spec, Schema schema) {
        Path file = target.file();
        if (Files.isDirectory(file)) {
            throw new LoadException(
                    Problem.of(DatabaseErrors.NOT_A_DATABASE, "the target is a directory, a database file was expected")
                            .at(target.title())
                            .next("Name a file in it, such as " + file.resolve("library.db") + "."));
        }
        TableDesign design = TableDesign.of(schema, spec, Dialect.SQLITE);
        try {
            PendingFile.sweep(file);
            if (!Files.exists(file)) {
                return NewSqliteSink.open(file, spec, design);
            }
            Path directory = file.toAbsolutePath().getParent();
            if (!Files.isWritable(file) || (directory != null && !Files.isWritable(directory))) {
                throw SqliteErrors.readOnly(target.title(), null);
            }
            return SqliteSink.open(file, spec, design);
        } catch (SQLException e) {
            throw SqliteErrors.of(e, target.title(), spec.lockTimeout());
        } catch (IOException e) {
            throw failed(e, target.title());
        }
    }

    /** An I/O error beside or in the database as a message that tells what to do. */
    static LoadException failed(IOException error, String target) {
        if (IoReason.isDiskFull(error)) {
            return SqliteErrors.diskFull(target, error);
        }
        return new LoadException(
                Problem.of(
                                DatabaseErrors.READ_ONLY,
                                "the database's directory cannot be written (" + IoReason.of(error) + ")")
                        .at(target)
                        .next("Give this user the right to write there, or choose another target."),
                error);
    }
}
