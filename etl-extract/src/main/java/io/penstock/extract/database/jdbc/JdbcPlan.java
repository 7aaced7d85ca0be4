package io.penstock.extract.database.jdbc;

import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.expr.Expr;
import io.penstock.extract.database.sql.Conditions;
import io.penstock.extract.database.sql.CursorValues;
import io.penstock.extract.database.sql.DatabaseErrors;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.Query;
import io.penstock.extract.database.sql.Range;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.Selection;
import io.penstock.extract.database.sql.SqlErrors;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A selection as the database understands it.
 *
 * @param schema the columns
 * @param forms how each is asked for
 * @param names the quoted name of each
 * @param query the statement with the selection's conditions and order
 * @param nativeTypes types of the columns as the database names them
 */
public record JdbcPlan(Schema schema, List<JdbcForm> forms, List<String> names, Query query, List<String> nativeTypes) {

    /** @throws EtlException when there is no such table or column, or the database refuses the query */
    public static JdbcPlan of(Session session, Reading reading) throws SQLException {
        Selection selection = reading.selection();
        DatabaseMetaData database = session.connection().getMetaData();
        Query from = from(database, selection);
        Map<String, Field> found = new LinkedHashMap<>();
        Map<String, JdbcForm> forms = new LinkedHashMap<>();
        Map<String, String> natives = new LinkedHashMap<>();
        String probe = "SELECT * FROM " + from.sql() + " WHERE 1 = 0";
        try (PreparedStatement statement = session.connection().prepareStatement(probe)) {
            from.bind(statement);
            statement.setQueryTimeout(reading.timeoutSeconds());
            try (ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String name = columns.getColumnLabel(i);
                    JdbcForm form = JdbcForm.of(columns, i, session.product());
                    boolean required = columns.isNullable(i) == ResultSetMetaData.columnNoNulls;
                    Field field = required ? Field.required(name, form.type()) : Field.of(name, form.type());
                    if (found.put(name, field) != null) {
                        throw new ExtractException(
                                Problem.of(DatabaseErrors.STATEMENT, "the query has two columns named '" + name + "'")
                                        .at(reading.where())
                                        .next("Name one of them otherwise with AS."));
                    }
                    forms.put(name, form);
                    natives.put(name, String.valueOf(columns.getColumnTypeName(i)));
                }
            }
        } catch (SQLException e) {
            throw refused(e, session, reading);
        }
        return of(session, reading, from, found, forms, natives);
    }

    private static JdbcPlan of(
            Session session,
            Reading reading,
            Query from,
            Map<String, Field> found,
            Map<String, JdbcForm> forms,
            Map<String, String> natives)
            throws SQLException {
        Schema all = Schema.of(List.copyOf(found.values()));
        List<String> wanted = reading.selection().columns().isEmpty()
                ? all.names()
                : reading.selection().columns();
        reading.types().keySet().forEach(all::indexOf);
        DatabaseMetaData database = session.connection().getMetaData();
        List<Field> fields = new ArrayList<>();
        List<JdbcForm> chosen = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> nativeTypes = new ArrayList<>();
        for (String name : wanted) {
            Field field = all.field(name);
            JdbcForm form = forms.get(name);
            Type declared = reading.types().get(name);
            form = form == null || declared == null ? form : form.as(declared);
            if (form != null) {
                fields.add(field.withType(form.type()));
                chosen.add(form);
            }
            names.add(Product.quote(database, name));
            nativeTypes.add(natives.getOrDefault(name, ""));
        }
        Schema schema = Schema.of(fields);
        List<@Nullable Object> values = new ArrayList<>(from.values());
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(String.join(", ", names))
                .append(" FROM ")
                .append(from.sql());
        String before = " WHERE ";
        for (Range range : reading.selection().ranges()) {
            CursorValues.Column column = cursor(schema, chosen, range.column(), session.product());
            sql.append(before)
                    .append(range.sql(
                            Product.quote(database, range.column()), text -> CursorValues.bound(column, text), values));
            before = " AND ";
        }
        Query condition = condition(reading, session.product(), fields, forms, natives, database);
        if (condition != null) {
            sql.append(before).append(condition.sql());
            values.addAll(condition.values());
        }
        String order = reading.selection().orderBy();
        if (order != null) {
            schema.indexOf(order);
            sql.append(" ORDER BY ").append(Product.quote(database, order));
        }
        return new JdbcPlan(schema, chosen, names, new Query(sql.toString(), values), nativeTypes);
    }

    private static @Nullable Query condition(
            Reading reading,
            Product product,
            List<Field> fields,
            Map<String, JdbcForm> forms,
            Map<String, String> natives,
            DatabaseMetaData database)
            throws SQLException {
        Expr condition = reading.selection().condition();
        if (condition == null) {
            return null;
        }
        Map<String, Conditions.Column> columns = new LinkedHashMap<>();
        for (Field field : fields) {
            JdbcForm kept = forms.get(field.name());
            if (kept != null
                    && kept.type().equals(field.type())
                    && kept.getter() != JdbcForm.Getter.FLOAT
                    && kept.getter() != JdbcForm.Getter.PARSED) {
                columns.put(
                        field.name(),
                        new Conditions.Column(
                                Product.quote(database, field.name()),
                                field.type(),
                                natives.getOrDefault(field.name(), "")));
            }
        }
        return Conditions.of(condition.root(), product, columns);
    }

    private static CursorValues.Column cursor(Schema schema, List<JdbcForm> forms, String name, Product product) {
        int at = schema.indexOf(name);
        boolean zoned = forms.get(at).getter() == JdbcForm.Getter.INSTANT;
        return new CursorValues.Column(name, schema.field(at).type(), product, zoned);
    }

    private static Query from(DatabaseMetaData database, Selection selection) throws SQLException {
        if (selection.table() == null) {
            return new Query("(" + selection.sql() + "\n) penstock_query", selection.parameters());
        }
        String table = Product.quote(database, selection.table());
        return Query.of(
                selection.schemaName() == null ? table : Product.quote(database, selection.schemaName()) + "." + table);
    }

    private static EtlException refused(SQLException error, Session session, Reading reading) throws SQLException {
        String table = reading.selection().table();
        if (table != null && !session.connection().isClosed()) {
            session.connection().rollback();
            List<String> names = tables(session, reading.selection().schemaName());
            if (!names.contains(table)) {
                return new ExtractException(
                        Problem.of(
                                        DatabaseErrors.NO_TABLE,
                                        "there is no table '" + table + "'. " + Suggestion.among(table, names))
                                .at(reading.where()),
                        error);
            }
        }
        return SqlErrors.of(error, session.product(), reading.where());
    }

    private static List<String> tables(Session session, @Nullable String schemaName) throws SQLException {
        List<String> names = new ArrayList<>();
        String schema = schemaName == null ? session.connection().getSchema() : schemaName;
        boolean catalogs = session.product().isMySqlFamily();
        String catalog = catalogs && schemaName != null
                ? schemaName
                : session.connection().getCatalog();
        try (ResultSet tables = session.connection()
                .getMetaData()
                .getTables(catalog, catalogs ? null : schema, "%", new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
