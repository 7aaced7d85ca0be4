package io.penstock.extract.parquet;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.extract.parquet.page.ParquetErrors;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Casts columns to the types that the settings declare. A value fits where the cast exists and, unless text is involved, the cast back
 * gives the value again: nothing is rounded. Immutable, for any number of threads.
 */
final class DeclaredTypes {
    private final Schema schema;
    private final List<Cast> casts;
    private final MisfitPolicy policy;

    /** One column's cast, null for a value that does not fit. */
    private record Cast(int column, BoundExpr values, Failure failure) {}

    private DeclaredTypes(Schema schema, List<Cast> casts, MisfitPolicy policy) {
        this.schema = schema;
        this.casts = casts;
        this.policy = policy;
    }

    /**
     * @param read the columns with the file's types
     * @throws PlanException when the settings declare a column that is not read, or a type that the file's never becomes
     */
    static DeclaredTypes of(ParquetSettings settings, Schema read, String file) {
        for (String name : settings.types.keySet()) {
            if (!read.contains(name)) {
                throw new PlanException(read.unknown(name).at(file));
            }
        }
        List<Field> fields = new ArrayList<>();
        List<Cast> casts = new ArrayList<>();
        for (int c = 0; c < read.size(); c++) {
            Field field = read.field(c);
            Type type = settings.types.getOrDefault(field.name(), field.type());
            if (!type.equals(field.type())) {
                casts.add(cast(read, c, type, file));
            }
            fields.add(field.isNullable() ? Field.of(field.name(), type) : Field.required(field.name(), type));
        }
        return new DeclaredTypes(Schema.of(fields), List.copyOf(casts), settings.misfits);
    }

    private static Cast cast(Schema read, int column, Type type, String file) {
        Field field = read.field(column);
        BoundExpr values = bound(read, field, type);
        if (values == null) {
            throw new PlanException(Problem.of(
                            ParquetErrors.INVALID_SETTING,
                            "types declares column '" + field.name() + "' as " + type + ", but the file's "
                                    + field.type() + " never becomes that")
                    .at(file)
                    .next("Declare another type, or leave the column's own."));
        }
        String failure = "column '" + field.name() + "': the file's " + field.type() + " is no " + type;
        return new Cast(column, values, Failure.of("type(" + field.name() + ")", failure));
    }

    private static @Nullable BoundExpr bound(Schema read, Field field, Type type) {
        if (field.type().isNested()) {
            return null;
        }
        String value = Expr.quote(field.name());
        String cast = "TRY_CAST(" + value + " AS " + type + ")";
        String fitting = field.type() == Type.TEXT || type == Type.TEXT
                ? textual(value, cast, type)
                : "CASE WHEN TRY_CAST(" + cast + " AS " + field.type() + ") = " + value + " THEN " + cast + " END";
        return Expr.parse(fitting).bind(read, problem -> {});
    }

    /** Of these casts only the one of text to a DECIMAL rounds: beside it stands one with as many more decimals as there can be. */
    private static String textual(String value, String cast, Type type) {
        if (!(type instanceof DecimalType decimal) || decimal.precision() == DecimalType.MAX_PRECISION) {
            return cast;
        }
        int scale = DecimalType.MAX_PRECISION - (decimal.precision() - decimal.scale());
        Type wider = new DecimalType(DecimalType.MAX_PRECISION, scale);
        return "CASE WHEN TRY_CAST(" + value + " AS " + wider + ") = " + cast + " THEN " + cast + " END";
    }

    /** What comes out. */
    Schema schema() {
        return schema;
    }

    /** Hands on rows of the file's types, which are the original of those that come out. */
    void emit(Batch read, Output output) {
        if (casts.isEmpty() || read.rowCount() == 0) {
            output.emit(read);
            return;
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < read.schema().size(); c++) {
            columns.add(read.column(c));
        }
        casts.forEach(cast -> columns.set(cast.column(), cast.values().evaluate(read)));
        Origin origin = read.origin();
        Batch typed = Batch.of(schema, columns, read.rowCount());
        Batch batch = origin == null ? typed : typed.withOrigin(origin);
        RowFailures rejected = misfits(read, batch, output);
        if (rejected.isEmpty()) {
            output.emit(batch);
        } else {
            output.reject(batch, rejected);
            output.emit(without(batch, rejected));
        }
    }

    private RowFailures misfits(Batch read, Batch batch, Output output) {
        List<Cast> failing = casts.stream()
                .filter(cast -> batch.column(cast.column()).validity().hasNulls())
                .toList();
        RowFailures rejected = new RowFailures();
        for (int row = 0; row < batch.rowCount() && !failing.isEmpty(); row++) {
            for (Cast cast : failing) {
                int column = cast.column();
                if (!batch.column(column).isNull(row) || read.column(column).isNull(row)) {
                    continue;
                }
                if (policy == MisfitPolicy.FAIL) {
                    throw misfit(batch, row, cast.failure(), "Mend the file, or set misfits to reject or null.");
                } else if (policy == MisfitPolicy.NULL && schema.field(column).isNullable()) {
                    output.warn(cast.failure(), 1);
                } else {
                    rejected.add(row, cast.failure());
                }
            }
        }
        return rejected;
    }

    /** The first row that failed, as an error. */
    static ExtractException misfit(Batch batch, int row, Failure failure, String next) {
        Origin origin = batch.origin();
        Problem problem = Problem.of(ParquetErrors.VALUE, failure.message()).next(next);
        return new ExtractException(
                origin == null ? problem : problem.at(origin.position(row).toString()));
    }

    private static Batch without(Batch batch, RowFailures rejected) {
        int[] kept = new int[batch.rowCount() - rejected.rowCount()];
        int count = 0;
        int next = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            while (next < rejected.size() && rejected.row(next) < row) {
                next++;
            }
            if (next == rejected.size() || rejected.row(next) != row) {
                kept[count++] = row;
            }
        }
        return batch.gather(kept, count);
    }
}
