package io.penstock.load.library;

import static io.penstock.spi.component.ValueType.DURATION;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;

import io.penstock.load.contract.SchemaChange;
import io.penstock.load.database.WriteMode;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import java.nio.file.Path;
import java.util.List;

/** The sinks {@code library}, {@code library.books}, {@code library.members} and {@code library.transactions} for JSON. */
public final class LibraryComponents {
    private LibraryComponents() {}

    /** Their names, options and defaults. */
    public static List<Component<?>> components() {
        return List.of(
                options(Component.of(
                                Role.LOADER,
                                "library",
                                LibraryLoader.class,
                                settings -> at(
                                        settings.get("path", TEXT), settings.get("table", choice(LibraryTable.class))))
                        .aliases("LibraryLoader")
                        .summary("A table of a library database, made with its keys and indexes")
                        .required("table", choice(LibraryTable.class), "books, members or transactions")),
                of(LibraryTable.BOOKS, "BookLoader"),
                of(LibraryTable.MEMBERS, "MemberLoader"),
                of(LibraryTable.TRANSACTIONS, "TransactionLoader"));
    }

    private static Component<LibraryLoader> of(LibraryTable table, String alias) {
        return options(Component.of(
                        Role.LOADER,
                        "library." + table.tableName(),
                        LibraryLoader.class,
                        settings -> at(settings.get("path", TEXT), table))
                .aliases(alias, alias.replace("Loader", "sLoader"))
                .summary(
                        "The table '" + table.tableName() + "' of a library database, made with its keys and indexes"));
    }

    private static LibraryLoader at(String destination, LibraryTable table) {
        return destination.startsWith("jdbc:")
                ? LibraryLoader.jdbc(destination, table)
                : LibraryLoader.sqlite(Path.of(destination), table);
    }

    private static Component<LibraryLoader> options(Component<LibraryLoader> component) {
        return component
                .required("path", TEXT, "a SQLite file, or a JDBC URL")
                .target("path")
                .option(
                        "mode",
                        choice(WriteMode.class),
                        "upsert",
                        "what becomes of rows that are there",
                        LibraryLoader::mode)
                .option(
                        "new_columns",
                        choice(SchemaChange.class),
                        "freeze",
                        "what becomes of columns that the table does not have",
                        LibraryLoader::newColumns)
                .option("user", TEXT, null, "who connects, where the URL does not say so", LibraryLoader::user)
                .option("password", TEXT, null, "the password; never shown", LibraryLoader::password)
                .option(
                        "lock_timeout",
                        DURATION,
                        "10s",
                        "how long to wait for what another program has locked",
                        LibraryLoader::lockTimeout);
    }
}
