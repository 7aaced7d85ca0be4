package io.penstock.extract.library;

import io.penstock.data.RecordMapper;
import io.penstock.schema.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is read from a library database. The SQL is the same for every database; table names stand in braces, the only values
 * are days, and these are bound.
 */
public enum Extraction {
    /** The catalogue, see {@link Book}. */
    BOOKS("""
            SELECT b."isbn", b."title", b."author", b."genre", b."publisher", b."published_year", b."pages", b."price",
                b."copies", b."acquired_on"
            FROM {books} b"""),

    /** The register with how often each member has borrowed, see {@link MemberLoans}. */
    MEMBERS("""
            SELECT m."member_id", m."name", m."email", m."phone", m."branch", m."joined_on", m."birth_year", m."status",
                COALESCE(t."loans", 0) AS "loans", COALESCE(t."open_loans", 0) AS "open_loans", t."last_loan"
            FROM {members} m LEFT JOIN (
                SELECT "member_id", COUNT(*) AS "loans",
                    SUM(CASE WHEN "return_date" IS NULL THEN 1 ELSE 0 END) AS "open_loans",
                    MAX("checkout_date") AS "last_loan"
                FROM {transactions} GROUP BY "member_id") t
            ON t."member_id" = m."member_id\""""),

    /** The loans of a range of days, see {@link Transaction}. */
    TRANSACTIONS("""
            SELECT t."transaction_id", t."member_id", t."isbn", t."branch", t."checkout_date", t."due_date",
                t."return_date", t."renewals", t."fine_amount"
            FROM {transactions} t"""),

    /** What was borrowed on each day that had a loan, see {@link LibraryDay}. */
    ANALYTICS("""
            SELECT t."checkout_date" AS "day", COUNT(*) AS "loans", COUNT(DISTINCT t."member_id") AS "active_members",
                COUNT(DISTINCT t."isbn") AS "titles",
                SUM(CASE WHEN t."return_date" IS NULL THEN 1 ELSE 0 END) AS "open_loans"
            FROM {transactions} t"""),

    /** The loans of a range of days with book and member, see {@link Loan}. */
    FULL("""
            SELECT t."transaction_id", t."branch", t."checkout_date", t."due_date", t."return_date", t."renewals",
                t."fine_amount", t."isbn", b."title", b."author", b."genre", b."published_year", t."member_id",
                m."name" AS "member_name", m."email" AS "member_email", m."status" AS "member_status"
            FROM {transactions} t
            LEFT JOIN {books} b ON b."isbn" = t."isbn"
            LEFT JOIN {members} m ON m."member_id" = t."member_id\"""");

    private static final List<String> NUMBERS = List.of(
            "published_year",
            "pages",
            "copies",
            "birth_year",
            "loans",
            "open_loans",
            "transaction_id",
            "renewals",
            "active_members",
            "titles");
    private static final List<String> DAYS =
            List.of("acquired_on", "joined_on", "last_loan", "checkout_date", "due_date", "return_date", "day");
    private static final List<String> AMOUNTS = List.of("price", "fine_amount");

    private final String select;

    Extraction(String select) {
        this.select = select;
    }

    /** Whether a range of days can be chosen. */
    public boolean hasDays() {
        return this == TRANSACTIONS || this == ANALYTICS || this == FULL;
    }

    /**
     * The whole statement.
     *
     * @param schema what stands before table names, quoted and with a dot, or nothing
     * @param conditions on the day of the loan, each with one question mark
     */
    String sql(String schema, List<String> conditions) {
        String sql = select;
        for (String table : List.of("books", "members", "transactions")) {
            sql = sql.replace("{" + table + "}", schema + "\"" + table + "\"");
        }
        for (int i = 0; i < conditions.size(); i++) {
            sql += (i == 0 ? "\nWHERE " : " AND ") + "t.\"checkout_date\" " + conditions.get(i);
        }
        return this == ANALYTICS ? sql + "\nGROUP BY t.\"checkout_date\"" : sql;
    }

    /** The types of the columns that are not texts, so that they are the same from every database. */
    Map<String, Type> types() {
        Map<String, Type> types = new LinkedHashMap<>();
        add(types, NUMBERS, Type.INT64);
        add(types, DAYS, Type.DATE);
        add(types, AMOUNTS, Type.decimal(10, 2));
        return types;
    }

    private void add(Map<String, Type> types, List<String> columns, Type type) {
        for (String column : columns) {
            if (columns().contains(column)) {
                types.put(column, type);
            }
        }
    }

    /** The columns, in order. */
    List<String> columns() {
        Class<? extends Record> row = switch (this) {
            case BOOKS -> Book.class;
            case MEMBERS -> MemberLoans.class;
            case TRANSACTIONS -> Transaction.class;
            case ANALYTICS -> LibraryDay.class;
            case FULL -> Loan.class;
        };
        return RecordMapper.of(row).schema().names();
    }
}
