package io.penstock.extract.database.postgres;

import io.penstock.extract.database.jdbc.JdbcForm;
import io.penstock.extract.database.jdbc.JdbcPlan;
import io.penstock.extract.database.jdbc.Session;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.Reading;
import io.penstock.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * A read by {@code COPY … TO STDOUT}.
 *
 * @param schema the columns
 * @param forms how each would be asked for through JDBC, which gives the same values
 * @param wires how each stands on the wire
 * @param sql the statement
 */
public record CopyPlan(Schema schema, List<JdbcForm> forms, List<WireType> wires, String sql) {
    /** The plan; empty where COPY cannot do it: bound values, a limit of time, a type of unknown form, another driver. */
    public static Optional<CopyPlan> of(JdbcPlan plan, Session session, Reading reading) throws SQLException {
        boolean plain = plan.query().values().isEmpty()
                && reading.queryTimeout() == null
                && plan.query().sql().indexOf('?') < 0;
        boolean known = session.product() == Product.POSTGRESQL
                && Product.POSTGRESQL.driver().orElseThrow().isThere();
        if (!plain || !known || !session.connection().isWrapperFor(PGConnection.class)) {
            return Optional.empty();
        }
        List<WireType> wires = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (int c = 0; c < plan.forms().size(); c++) {
            WireType wire = WireType.of(plan.forms().get(c), plan.nativeTypes().get(c));
            if (wire == null) {
                return Optional.empty();
            }
            wires.add(wire);
            String name = plan.names().get(c);
            // Not a cast, which writes some types otherwise than the server sends them: an inet, a boolean.
            asked.add(
                    wire == WireType.WRITTEN
                            ? "CASE num_nulls(" + name + ") WHEN 0 THEN format('%s', " + name + ") END"
                            : name);
        }
        String sql = "COPY (SELECT " + String.join(", ", asked) + " FROM ("
                + plan.query().sql() + "\n) penstock_copy) TO STDOUT (FORMAT binary)";
        return Optional.of(new CopyPlan(plan.schema(), plan.forms(), wires, sql));
    }
}
