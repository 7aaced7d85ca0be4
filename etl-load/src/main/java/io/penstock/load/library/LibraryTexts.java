package io.penstock.load.library;

import static io.penstock.load.library.TableText.column;
import static io.penstock.load.library.TableText.required;

import io.penstock.load.library.TableText.Column;
import io.penstock.schema.Type;
import java.util.List;

/** What the tables of a library are made of. */
final class LibraryTexts {
    static final TableText BOOKS = new TableText(
            "books",
            "isbn",
            List.of(
                    required("isbn", Type.TEXT),
                    required("title", Type.TEXT),
                    column("author", Type.TEXT),
                    column("genre", Type.TEXT),
                    column("publisher", Type.TEXT),
                    column("published_year", Type.INT64),
                    column("pages", Type.INT64),
                    column("price", Type.decimal(10, 2)),
                    new Column("copies", Type.INT64, "DEFAULT 1 NOT NULL"),
                    column("acquired_on", Type.DATE)),
            List.of("CHECK ({pages} > 0)", "CHECK ({price} >= 0)", "CHECK ({copies} >= 0)"),
            List.of("author", "genre"));

    static final TableText MEMBERS = new TableText(
            "members",
            "member_id",
            List.of(
                    required("member_id", Type.TEXT),
                    required("name", Type.TEXT),
                    column("email", Type.TEXT),
                    column("phone", Type.TEXT),
                    column("branch", Type.TEXT),
                    column("joined_on", Type.DATE),
                    column("birth_year", Type.INT64),
                    new Column("status", Type.TEXT, "DEFAULT 'active'")),
            List.of(),
            List.of("email", "branch"));

    static final TableText TRANSACTIONS = new TableText(
            "transactions",
            "transaction_id",
            List.of(
                    required("transaction_id", Type.INT64),
                    required("member_id", Type.TEXT),
                    required("isbn", Type.TEXT),
                    column("branch", Type.TEXT),
                    required("checkout_date", Type.DATE),
                    column("due_date", Type.DATE),
                    column("return_date", Type.DATE),
                    new Column("renewals", Type.INT64, "DEFAULT 0"),
                    new Column("fine_amount", Type.decimal(10, 2), "DEFAULT 0")),
            List.of(
                    "FOREIGN KEY ({member_id}) REFERENCES {members} ({member_id})",
                    "FOREIGN KEY ({isbn}) REFERENCES {books} ({isbn})",
                    "CHECK ({due_date} >= {checkout_date})",
                    "CHECK ({return_date} >= {checkout_date})",
                    "CHECK ({renewals} >= 0)",
                    "CHECK ({fine_amount} >= 0)"),
            List.of("member_id", "isbn", "checkout_date"));

    private LibraryTexts() {}
}
