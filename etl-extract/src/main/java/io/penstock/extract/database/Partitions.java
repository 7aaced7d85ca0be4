package io.penstock.extract.database;

import io.penstock.data.Batch;
import io.penstock.extract.database.jdbc.Connections;
import io.penstock.extract.database.jdbc.JdbcPlan;
import io.penstock.extract.database.jdbc.JdbcSource;
import io.penstock.extract.database.jdbc.Session;
import io.penstock.extract.database.sql.CursorWatch;
import io.penstock.extract.database.sql.NullCursors;
import io.penstock.extract.database.sql.Range;
import io.penstock.extract.database.sql.Range.Edge;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.Selection;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a column's values into ranges of about the same width; together they hold every row, also those without a value. */
final class Partitions {
    private final String column;
    private final Type type;

    Partitions(String column, Type type) {
        this.column = column;
        this.type = type;
    }

    /** At most {@code parts} ranges between two values, given as text; the outer ones are open. */
    List<Range> between(String lower, String upper, int parts) {
        BigInteger from = number(lower);
        BigInteger width = number(upper).subtract(from).add(BigInteger.ONE);
        List<String> edges = new ArrayList<>();
        for (int i = 1; i < parts; i++) {
            String edge = text(from.add(width.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(parts))));
            boolean repeated = !edges.isEmpty() && edges.get(edges.size() - 1).equals(edge);
            if (!repeated && width.signum() > 0) {
                edges.add(edge);
            }
        }
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i <= edges.size(); i++) {
            ranges.add(new Range(
                    column,
                    i == 0 ? null : edges.get(i - 1),
                    Edge.INCLUDED,
                    i == edges.size() ? null : edges.get(i),
                    i == 0 ? NullCursors.INCLUDE : NullCursors.EXCLUDE));
        }
        return ranges;
    }

    private BigInteger number(String text) {
        if (type == Type.DATE) {
            return BigInteger.valueOf(LocalDate.parse(text).toEpochDay());
        } else if (type == Type.TIMESTAMP) {
            return BigInteger.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text)));
        } else if (type instanceof DecimalType decimal) {
            return new BigDecimal(text).movePointRight(decimal.scale()).toBigInteger();
        }
        return new BigInteger(text);
    }

    private String text(BigInteger number) {
        if (type == Type.DATE) {
            return LocalDate.ofEpochDay(number.longValue()).toString();
        } else if (type == Type.TIMESTAMP) {
            return Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS).toString();
        } else if (type instanceof DecimalType decimal) {
            return new BigDecimal(number, decimal.scale()).toPlainString();
        }
        return number.toString();
    }

    /** The least and the greatest value of the column in a selection, as text; null when there is none. */
    static @Nullable List<String> bounds(
            Connections connections, Reading reading, Schema schema, String column, StepContext context)
            throws Exception {
        try (Session session = Session.of(connections.get())) {
            JdbcPlan plan = JdbcPlan.of(session, reading);
            String name = plan.names().get(schema.indexOf(column));
            String sql = "SELECT MIN(" + name + ") AS least, MAX(" + name + ") AS most FROM ("
                    + plan.query().sql() + ") penstock_range";
            Selection both = new Selection(null, null, sql, plan.query().values(), List.of(), List.of(), null, null);
            Reading ends = new Reading(both, Map.of(), reading.misfits(), 0, reading.queryTimeout(), reading.where());
            JdbcPlan asked = JdbcPlan.of(session, ends);
            try (JdbcSource source =
                    JdbcSource.open(session, asked, ends, Connections.NONE, CursorWatch.NONE, context)) {
                Batch batch = source.next();
                Object least = batch == null ? null : batch.column(0).value(0);
                Object most = batch == null ? null : batch.column(1).value(0);
                return least == null || most == null ? null : Arrays.asList(plain(least), plain(most));
            }
        }
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
