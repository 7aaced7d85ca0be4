package io.penstock.extract.database;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.database.sql.CursorValues;
import io.penstock.extract.database.sql.DatabaseErrors;
import io.penstock.extract.database.sql.NullCursors;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.Range;
import io.penstock.extract.database.sql.Range.Edge;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;

/** The conditions of one run: cursor, backfill, key of the last row, slice. */
final class Ranges {
    private Ranges() {}

    static List<Range> of(DatabaseSettings settings, Schema schema, StepContext context) {
        List<Range> ranges = new ArrayList<>();
        if (settings.slice != null) {
            ranges.add(settings.slice);
        }
        if (settings.orderBy != null && settings.resumeKey != null) {
            ranges.add(new Range(settings.orderBy, settings.resumeKey, Edge.EXCLUDED, null, NullCursors.EXCLUDE));
        }
        if (settings.backfill != null) {
            ranges.add(settings.backfill);
        } else if (settings.cursor != null) {
            Range cursor = cursor(settings, settings.cursor, schema, context);
            if (!cursor.isEverything()) {
                ranges.add(cursor);
            }
        }
        return ranges;
    }

    private static Range cursor(DatabaseSettings settings, String column, Schema schema, StepContext context) {
        String watermark = context.watermark().orElse(null);
        String from = watermark == null ? settings.initialValue : watermark;
        Edge edge = watermark == null ? Edge.INCLUDED : Edge.EXCLUDED;
        if (watermark != null && settings.lag != null) {
            CursorValues.Column typed =
                    new CursorValues.Column(column, schema.field(column).type(), Product.OTHER, true);
            from = CursorValues.less(typed, watermark, settings.lag);
            edge = Edge.INCLUDED;
        }
        return new Range(column, from, edge, settings.endValue, settings.nullCursors);
    }

    /** @throws PlanException when a column cannot be what a setting makes it */
    static void check(DatabaseSettings settings, Schema schema) {
        if (settings.cursor != null) {
            Type type = schema.field(settings.cursor).type();
            boolean text = type == Type.TEXT && isSqlite(settings);
            if (!isOrdered(type) && !text) {
                throw wrong("incremental_on", settings.cursor, type);
            }
            CursorValues.Column column = new CursorValues.Column(settings.cursor, type, Product.OTHER, true);
            if (settings.initialValue != null) {
                CursorValues.bound(column, settings.initialValue);
            }
            if (settings.endValue != null) {
                CursorValues.bound(column, settings.endValue);
            }
            if (settings.lag != null) {
                String sample = settings.initialValue == null ? sample(type) : settings.initialValue;
                CursorValues.less(column, sample, settings.lag);
            }
        }
        if (settings.partitionColumn != null) {
            Type type = schema.field(settings.partitionColumn).type();
            if (!isOrdered(type) || type == Type.FLOAT64) {
                throw wrong("partition_on", settings.partitionColumn, type);
            }
        }
        if (settings.orderBy != null) {
            schema.indexOf(settings.orderBy);
        }
    }

    private static String sample(Type type) {
        return type == Type.DATE ? "2000-01-01" : type == Type.TIMESTAMP ? "2000-01-01T00:00:00Z" : "0";
    }

    private static boolean isSqlite(DatabaseSettings settings) {
        return settings.location instanceof Location.SqliteFile;
    }

    private static boolean isOrdered(Type type) {
        return type == Type.INT64
                || type == Type.FLOAT64
                || type == Type.DATE
                || type == Type.TIMESTAMP
                || type instanceof DecimalType;
    }

    private static PlanException wrong(String setting, String column, Type type) {
        return new PlanException(Problem.of(
                        DatabaseErrors.CURSOR,
                        setting + " names the column '" + column + "' of type " + type
                                + "; a number, date or timestamp was expected")
                .next("Choose another column."));
    }
}
