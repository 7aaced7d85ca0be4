package io.penstock.load.database.dialect;

import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs from one database to the next. The defaults are standard SQL; names given to it are plain, names in what it
 * gives are quoted. Stateless, so safe for any thread.
 */
public interface Dialect {
    /** The database's name, for people. */
    String product();

    int maxColumns();

    /** Bytes of UTF-8 that a name may have. */
    default int maxNameBytes() {
        return Integer.MAX_VALUE;
    }

    /** Whether columns whose names differ only in case can stand in one table. */
    default boolean tellsCaseApart() {
        return false;
    }

    default String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    default String quoteAll(List<String> names) {
        return names.stream().map(this::quote).collect(Collectors.joining(", "));
    }

    /**
     * The declared type of a column that this library makes.
     *
     * @param indexed whether a key or an index will be on the column, for databases that cannot index long texts
     */
    String columnType(Type type, boolean indexed);

    /** How values of a type are bound for a column of this declared type. */
    Binding binding(Type type, String declared);

    /** Whether a column can hold NaN and the infinities. */
    default boolean storesNonFinite() {
        return true;
    }

    /** Whether a primary key of one column with this declared type is the table's own row number. */
    default boolean isRowNumber(String declared) {
        return false;
    }

    /** Whether {@code CREATE}, {@code ALTER} and {@code DROP} are part of the transaction. */
    default boolean definesInTransaction() {
        return false;
    }

    /** Whether {@code SELECT … FOR UPDATE} keeps others from changing a row. */
    default boolean locksRows() {
        return false;
    }

    /** Whether a statement that failed can be taken back alone. */
    default boolean hasSavepoints() {
        return true;
    }

    /** A parameter for values of a type. */
    default String parameter(Type type) {
        return "?";
    }

    default String insertInto(String table, List<String> columns, List<Type> types) {
        return "INSERT INTO " + quote(table) + " (" + quoteAll(columns) + ") VALUES ("
                + types.stream().map(this::parameter).collect(Collectors.joining(", ")) + ")";
    }

    /** Rows that one INSERT had best name; 1 where {@code addBatch} is as good. */
    default int rowsPerInsert() {
        return 1;
    }

    /**
     * What follows an INSERT so that a row whose key is there replaces the old values; empty when this database has no such
     * clause.
     */
    default String updateOnConflict(List<String> keys, List<String> columns) {
        return "";
    }

    /** Whether rows of one table are best matched with those of another by MERGE, and by IN for one column; else by EXISTS. */
    default boolean merges() {
        return false;
    }

    /** What follows an INSERT so that a row whose key is there is left out; empty when this database has no such clause. */
    default String ignoreOnConflict(List<String> keys) {
        return "";
    }

    /** What makes a table for this session alone; its name follows. */
    default String createTemporary() {
        return "CREATE TABLE";
    }

    /** Empties a temporary table without ending the transaction. */
    default String emptyTemporary(String table) {
        return "DELETE FROM " + quote(table);
    }

    /** A statement that lets the planner know how large a temporary table is; one that does nothing where that is not needed. */
    default String analyze(String table) {
        return "SELECT 1";
    }

    /** Whether {@code left} and {@code right} differ, two nulls being alike. */
    default String differ(String left, String right) {
        return left + " IS DISTINCT FROM " + right;
    }

    default String createIndex(String name, String table, List<String> columns, boolean unique) {
        return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + quote(name) + " ON " + quote(table) + " ("
                + quoteAll(columns) + ")";
    }

    /** A statement that changes a column's type; empty where that cannot be done. */
    default String changeType(String table, String column, String declared, boolean required) {
        return "ALTER TABLE " + quote(table) + " ALTER COLUMN " + quote(column) + " SET DATA TYPE " + declared;
    }

    /** Whether two tables may have indexes of the same name. */
    default boolean namesIndexesByTable() {
        return false;
    }

    /** Whether a table can be renamed that has indexes. */
    default boolean renamesIndexed() {
        return true;
    }

    default String renameIndex(String index, String to) {
        return "ALTER INDEX " + quote(index) + " RENAME TO " + quote(to);
    }

    /**
     * Statements that put {@code replacement} in the place of {@code table}, which goes.
     *
     * @param old a free name
     */
    default List<String> swap(String table, String replacement, String old) {
        return List.of(
                "DROP TABLE " + quote(table), "ALTER TABLE " + quote(replacement) + " RENAME TO " + quote(table));
    }

    /** Statements to run once after connecting. */
    default List<String> session(Duration lockTimeout) {
        return List.of();
    }

    /** Statements that undo {@link #session} before the connection goes back to a pool. */
    default List<String> sessionEnd() {
        return List.of();
    }

    /** Statements to run at the beginning of every transaction. */
    default List<String> transaction(Duration lockTimeout) {
        return List.of();
    }

    /** What an error is about, by its SQLSTATE class unless the database has its own way. */
    default Cause cause(SQLException error) {
        return SqlStates.cause(error);
    }

    /** Why a row was refused; called when {@link #cause} is {@link Cause#ROW}. */
    default Failure refusal(SQLException error) {
        return SqlStates.refusal(error);
    }

    /** {@code "a" = excluded."a"} for every column that is no key. */
    static String assignments(Dialect dialect, List<String> keys, List<String> columns, String from, String after) {
        Set<String> isKey = Set.copyOf(keys);
        return columns.stream()
                .filter(column -> !isKey.contains(column))
                .map(column -> dialect.quote(column) + " = " + from + dialect.quote(column) + after)
                .collect(Collectors.joining(", "));
    }
}
