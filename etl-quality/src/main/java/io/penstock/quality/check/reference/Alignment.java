package io.penstock.quality.check.reference;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.error.EtlException;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.distinct.ValueHash;
import io.penstock.quality.distinct.WyHash;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of the rows and of another source with one type each, so that equal values have equal hashes. Numbers of different types meet. */
final class Alignment {
    private final Side mine;
    private final Side theirs;

    private Alignment(Side mine, Side theirs) {
        this.mine = mine;
        this.theirs = theirs;
    }

    /**
     * Columns of one side.
     *
     * @param positions where they are
     * @param casts how each becomes of the common type; null when it is
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Side(int[] positions, @Nullable BoundExpr[] casts) {
        /** The columns of a batch. */
        Column[] columns(Batch batch) {
            Column[] columns = new Column[positions.length];
            for (int i = 0; i < columns.length; i++) {
                BoundExpr cast = casts[i];
                columns[i] = cast == null ? batch.column(positions[i]) : cast.evaluate(batch);
            }
            return columns;
        }
    }

    /** @throws QualityException {@code PEN-5208} when a column is not there or types have nothing in common */
    static Alignment of(Schema schema, List<String> columns, String title, Schema other, List<String> others) {
        int size = columns.size();
        Side mine = new Side(new int[size], new BoundExpr[size]);
        Side theirs = new Side(new int[size], new BoundExpr[size]);
        for (int i = 0; i < size; i++) {
            mine.positions[i] = schema.find(columns.get(i));
            theirs.positions[i] = other.find(others.get(i));
            if (mine.positions[i] < 0) {
                throw new QualityException(schema.unknown(columns.get(i)));
            } else if (theirs.positions[i] < 0) {
                throw new QualityException(Problem.of(
                        CheckErrors.OTHER_SOURCE,
                        title + ": " + other.unknown(others.get(i)).what()));
            }
            Type own = schema.field(mine.positions[i]).type();
            Type its = other.field(theirs.positions[i]).type();
            if (own.equals(its)) {
                continue;
            }
            if (!own.isNumeric() || !its.isNumeric()) {
                throw new QualityException(Problem.of(
                        CheckErrors.OTHER_SOURCE,
                        "column '" + columns.get(i) + "' is " + own + ", but column '" + others.get(i) + "' of " + title
                                + " is " + its));
            }
            Type common = own == Type.FLOAT64 || its == Type.FLOAT64
                    ? Type.FLOAT64
                    : Type.decimal(DecimalType.MAX_PRECISION, Math.max(scale(own), scale(its)));
            mine.casts[i] = cast(columns.get(i), own, common, schema);
            theirs.casts[i] = cast(others.get(i), its, common, other);
        }
        return new Alignment(mine, theirs);
    }

    private static int scale(Type type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }

    private static @Nullable BoundExpr cast(String column, Type from, Type to, Schema schema) {
        return from.equals(to)
                ? null
                : Expr.parse("CAST(" + Expr.quote(column) + " AS " + to + ")").bind(schema, problem -> {
                    throw new QualityException(problem);
                });
    }

    /** The schema of another source. */
    static Schema schema(Extractor source, StepContext context) {
        try {
            return source.schema(context);
        } catch (EtlException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(source, e);
        } catch (Exception e) {
            throw unreadable(source, e);
        }
    }

    private static QualityException unreadable(Extractor source, Exception cause) {
        return new QualityException(
                Problem.of(
                        CheckErrors.OTHER_SOURCE, source.describe().title() + " cannot be read: " + cause.getMessage()),
                cause);
    }

    Side mine() {
        return mine;
    }

    Side theirs() {
        return theirs;
    }

    /** Names of columns that both have, without some. */
    static List<String> common(Schema schema, Schema other, List<String> without) {
        List<String> names = new ArrayList<>(schema.names());
        names.retainAll(other.names());
        names.removeAll(without);
        return names;
    }

    /** The hash of some cells of a row together. */
    static long hash(Column[] columns, int from, int to, int row) {
        long hash = (long) to - from;
        for (int c = from; c < to; c++) {
            hash = WyHash.hash(hash, ValueHash.of(columns[c], row));
        }
        return hash;
    }
}
