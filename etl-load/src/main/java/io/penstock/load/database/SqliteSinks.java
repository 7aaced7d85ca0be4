package io.penstock.load.database;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
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
            throw new LoadException(Problem.of(
                            DatabaseErrors.NOT_A_DATABASE, "the target is a directory, a database file was expected")
                    .at(target.title())
                    .next("Name a file in it, such as " + file.resolve("library.db") + "."));
        }
        TableDesign design = TableDesign.of(schema, spec, Dialect.SQLITE);
        try {
            PendingFile.sweep(file);
            return Files.exists(file)
                    ? SqliteSink.open(file, spec, design)
                    : NewSqliteSink.open(file, spec, design);
        } catch (SQLException e) {
            throw SqliteErrors.of(e, target.title(), spec.lockTimeout());
        } catch (IOException e) {
            throw new LoadException(
                    Problem.of(DatabaseErrors.READ_ONLY, "the database's directory cannot be written (" + reason(e) + ")")
                            .at(target.title())
                            .next("Give this user the right to write there, or choose another target."),
                    e);
        }
    }

    /** The kind of an I/O error in words. */
    static String reason(IOException error) {
        if (error instanceof java.nio.file.AccessDeniedException) {
            return "access denied";
        } else if (error instanceof java.nio.file.FileAlreadyExistsException) {
            return "a file is in the way of a directory";
        } else if (error instanceof java.nio.file.FileSystemException system && system.getReason() != null) {
            return String.valueOf(system.getReason());
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
