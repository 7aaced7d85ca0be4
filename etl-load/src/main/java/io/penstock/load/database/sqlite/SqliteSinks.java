package io.penstock.load.database.sqlite;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.jdbc.Connected;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.database.table.Target;
import io.penstock.load.file.IoReason;
import io.penstock.load.file.PendingFile;
import io.penstock.schema.Schema;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Chooses how a SQLite database is loaded. */
public final class SqliteSinks {
    private SqliteSinks() {}

    public static RestartableSink open(Target.SqliteFile target, TableSpec spec, Schema schema, StepContext context) {
        Path file = target.file();
        if (Files.isDirectory(file)) {
            throw new LoadException(
                    Problem.of(DatabaseErrors.NOT_A_DATABASE, "the target is a directory, a database file was expected")
                            .at(target.title())
                            .next("Name a file in it, such as " + file.resolve("library.db") + "."));
        }
        TableDesign design = TableDesign.of(schema, spec, SqliteDialect.SQLITE);
        try {
            PendingFile.sweep(file);
            if (!Files.exists(file) && spec.definition() != null) {
                return DefinedSqliteFile.open(file, spec, design, context);
            } else if (!Files.exists(file)) {
                return NewSqliteSink.open(file, spec, design, context);
            }
            Path directory = file.toAbsolutePath().getParent();
            if (!Files.isWritable(file) || (directory != null && !Files.isWritable(directory))) {
                throw SqliteErrors.readOnly(target.title(), null);
            }
            return SqliteSink.open(file, spec, design, context);
        } catch (SQLException e) {
            throw SqliteErrors.of(e, target.title(), spec.lockTimeout());
        } catch (IOException e) {
            throw failed(e, target.title());
        }
    }

    /** A database behind a connection, which is closed when this fails. */
    public static RestartableSink open(Connected connected, TableSpec spec, Schema schema, StepContext context) {
        String title = connected.target().title();
        try {
            TableDesign design = TableDesign.of(schema, spec, SqliteDialect.SQLITE);
            return SqliteSink.open(connected.connection(), title, spec, design, context);
        } catch (SQLException e) {
            close(connected);
            throw SqliteErrors.of(e, title, spec.lockTimeout());
        } catch (RuntimeException e) {
            close(connected);
            throw e;
        }
    }

    private static void close(Connected connected) {
        try {
            connected.close();
        } catch (SQLException e) {
            throw SqliteErrors.of(e, connected.target().title(), TableSpec.DEFAULT_LOCK_TIMEOUT);
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
