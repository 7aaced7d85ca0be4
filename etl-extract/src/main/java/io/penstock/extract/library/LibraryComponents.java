package io.penstock.extract.library;

import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sources {@code library} and {@code library.books} to {@code library.full} for JSON. */
public final class LibraryComponents {
    private static final ValueType<LocalDate> DAY = new ValueType<>(
            "a day such as 2026-01-31",
            Map.of("type", "string"),
            List.of(),
            value -> LocalDate.parse(String.valueOf(value.plain())));

    private LibraryComponents() {}

    /** Their names, options and defaults. */
    public static List<Component<?>> components() {
        List<Component<?>> all = new ArrayList<>();
        all.add(days(options(Component.of(
                        Role.EXTRACTOR,
                        "library",
                        LibraryExtractor.class,
                        settings -> at(settings.get("path", TEXT))
                                .extraction(settings.get("extraction", choice(Extraction.class))))
                .aliases("LibraryExtractor")
                .summary("Typed rows of a library database")
                .required("extraction", choice(Extraction.class), "books, members, transactions, analytics or full"))));
        for (Extraction each : Extraction.values()) {
            Component<LibraryExtractor> one = options(of(each));
            all.add(each.hasDays() ? days(one) : one);
        }
        return all;
    }

    private static Component<LibraryExtractor> of(Extraction extraction) {
        String name = extraction.name().toLowerCase(Locale.ROOT);
        String[] aliases = switch (extraction) {
            case BOOKS -> new String[] {"BookExtractor", "BooksExtractor"};
            case MEMBERS -> new String[] {"MemberExtractor", "MembersExtractor"};
            case TRANSACTIONS -> new String[] {"TransactionExtractor", "TransactionsExtractor"};
            case ANALYTICS -> new String[] {"AnalyticsExtractor"};
            case FULL -> new String[] {};
        };
        return Component.of(
                        Role.EXTRACTOR,
                        "library." + name,
                        LibraryExtractor.class,
                        settings -> at(settings.get("path", TEXT)).extraction(extraction))
                .aliases(aliases)
                .summary("Extraction " + name + " of a library database");
    }

    private static LibraryExtractor at(String source) {
        return source.startsWith("jdbc:") ? LibraryExtractor.at(source) : LibraryExtractor.at(Path.of(source));
    }

    private static Component<LibraryExtractor> options(Component<LibraryExtractor> component) {
        return component
                .required("path", TEXT, "a SQLite file, or a JDBC URL")
                .target("path")
                .option("schema_name", TEXT, null, "the schema the tables are in", LibraryExtractor::schemaName)
                .option("user", TEXT, null, "the user to log in as", LibraryExtractor::user)
                .option("password", TEXT, null, "the user's password; use ${VARIABLE}", LibraryExtractor::password);
    }

    private static Component<LibraryExtractor> days(Component<LibraryExtractor> component) {
        return component
                .option("from", DAY, null, "the first day of loans, included", LibraryExtractor::from)
                .option("to", DAY, null, "the day before which loans end", LibraryExtractor::to);
    }
}
