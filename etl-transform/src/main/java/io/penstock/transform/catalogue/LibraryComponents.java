package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.library.LibraryBooks;
import io.penstock.transform.library.LibraryMembers;
import io.penstock.transform.library.LibraryTransactions;
import java.util.List;
import java.util.Map;

/** The pack of a public library, for JSON. */
final class LibraryComponents {
    private static final ValueType<Map<String, String>> NAMES = ValueType.mapOf(ValueType.TEXT);
    private static final String COLUMNS = "columns";
    private static final String THE_USUAL = "the usual names";
    private static final String ZONE = "zone";

    private LibraryComponents() {}

    static List<Component<?>> all() {
        return List.of(books(), members(), transactions());
    }

    private static Component<LibraryBooks> books() {
        return Component.of(Role.TRANSFORMER, "library.books", LibraryBooks.class, s -> LibraryBooks.standard())
                .aliases("LibraryBooks", "BookTransformer")
                .summary("ISBN, titles, genres, year of publication and age of books")
                .option(COLUMNS, NAMES, THE_USUAL, "column names by usual name", LibraryBooks::columns)
                .option("genres", NAMES, "none", "what genres are to be called", LibraryBooks::genres)
                .option(ZONE, ValueType.ZONE, "UTC", "whose day the day of the run is", LibraryBooks::zone);
    }

    private static Component<LibraryMembers> members() {
        return Component.of(Role.TRANSFORMER, "library.members", LibraryMembers.class, s -> LibraryMembers.standard())
                .aliases("LibraryMembers", "MemberTransformer")
                .summary("Names, e-mail, phone, length of membership and activity of members")
                .option(COLUMNS, NAMES, THE_USUAL, "column names by usual name", LibraryMembers::columns)
                .option("region", ValueType.TEXT, "US", "country of numbers without its code", LibraryMembers::region)
                .option(ZONE, ValueType.ZONE, "UTC", "whose day the day of the run is", LibraryMembers::zone);
    }

    private static Component<LibraryTransactions> transactions() {
        return Component.of(
                        Role.TRANSFORMER,
                        "library.transactions",
                        LibraryTransactions.class,
                        s -> LibraryTransactions.standard())
                .aliases("LibraryTransactions", "TransactionTransformer")
                .summary("Days, overdue and status of loans, parts of the day of issue")
                .option(COLUMNS, NAMES, THE_USUAL, "column names by usual name", LibraryTransactions::columns)
                .option(ZONE, ValueType.ZONE, "UTC", "whose day the day of the run is", LibraryTransactions::zone);
    }
}
