package io.penstock.load.library;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.TableDefinition;
import io.penstock.load.library.TableText.Column;
import java.util.List;
import java.util.Locale;

/** The tables of a library, each with its natural key. */
public enum LibraryTable implements TableDefinition {
    /** The catalogue, by ISBN. */
    BOOKS,
    /** The register of members, by their number. */
    MEMBERS,
    /** The loans, by their number: who borrowed which book, from when to when; no return date while it is out. */
    TRANSACTIONS;

    private TableText text() {
        return switch (this) {
            case BOOKS -> LibraryTexts.BOOKS;
            case MEMBERS -> LibraryTexts.MEMBERS;
            case TRANSACTIONS -> LibraryTexts.TRANSACTIONS;
        };
    }

    /** {@code books, members, transactions}. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column that tells rows apart. */
    public String key() {
        return text().key();
    }

    /** The columns that data must have, the key among them. */
    public List<String> requiredColumns() {
        return text().columns().stream()
                .filter(column -> column.rule().equals("NOT NULL"))
                .map(Column::name)
                .toList();
    }

    /** Every column, in the table's order. */
    public List<String> columns() {
        return text().columns().stream().map(Column::name).toList();
    }

    @Override
    public List<Table> tables(Dialect dialect) {
        return this == TRANSACTIONS
                ? List.of(BOOKS.text().in(dialect), MEMBERS.text().in(dialect), text().in(dialect))
                : List.of(text().in(dialect));
    }
}
