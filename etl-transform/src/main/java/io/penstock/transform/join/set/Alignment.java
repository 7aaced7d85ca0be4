package io.penstock.transform.join.set;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.error.Problem;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.internal.match.KeyColumns;
import io.penstock.transform.internal.match.RowConcat;
import io.penstock.transform.join.JoinErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows of one source become rows of a union: per output column the position it is taken from, and its conversion.
 *
 * @param output the schema of the union
 * @param positions per output column the source's column, -1 for nulls
 * @param casts per output column the conversion, null for none
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Alignment(Schema output, int[] positions, List<@Nullable BoundExpr> casts) {
    Batch align(Batch batch) {
        List<Column> columns = new ArrayList<>(output.size());
        for (int c = 0; c < positions.length; c++) {
            BoundExpr cast = casts.get(c);
            columns.add(
                    cast != null
                            ? cast.evaluate(batch)
                            : positions[c] < 0
                                    ? RowConcat.nulls(output.field(c).type(), batch.rowCount())
                                    : batch.column(positions[c]));
        }
        return batch.with(output, columns);
    }

    /** The positions in {@code other} of the columns of {@code first}, in its order; -1 where there is none. */
    static int[] match(Schema first, Schema other, ColumnMatch by) {
        int[] positions = new int[first.size()];
        for (int c = 0; c < positions.length; c++) {
            positions[c] = by == ColumnMatch.NAME ? other.find(first.field(c).name()) : c < other.size() ? c : -1;
        }
        return positions;
    }

    /** One alignment per source; empty after at least one problem. */
    static List<Alignment> all(List<Schema> sources, ColumnMatch by, MissingColumns missing, Problems problems) {
        int before = problems.size();
        Schema output = sources.get(0);
        for (int s = 1; s < sources.size(); s++) {
            output = meet(output, sources.get(s), s, by, missing, problems);
        }
        List<Alignment> all = new ArrayList<>();
        for (int s = 0; s < sources.size() && problems.size() == before; s++) {
            all.add(of(output, sources.get(s), by));
        }
        return all;
    }

    private static Alignment of(Schema output, Schema source, ColumnMatch by) {
        int[] positions = match(output, source, by);
        List<@Nullable BoundExpr> casts = new ArrayList<>();
        for (int c = 0; c < positions.length; c++) {
            Type type = output.field(c).type();
            Field from = positions[c] < 0 ? null : source.field(positions[c]);
            casts.add(
                    from == null || from.type().equals(type)
                            ? null
                            : Expr.parse("CAST(" + Expr.quote(from.name()) + " AS " + type + ")")
                                    .bind(source));
        }
        return new Alignment(output, positions, casts);
    }

    private static Schema meet(
            Schema first, Schema other, int number, ColumnMatch by, MissingColumns missing, Problems problems) {
        int[] positions = match(first, other, by);
        List<Field> fields = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (int c = 0; c < positions.length; c++) {
            Field one = first.field(c);
            if (positions[c] < 0) {
                lacking.add(one.name());
                fields.add(new Field(one.name(), one.type(), Nullability.NULLABLE));
                continue;
            }
            Field two = other.field(positions[c]);
            Type type = meet(one.type(), two.type());
            if (type == null) {
                problems.add(differ(one, two, number));
            }
            boolean nullable = one.isNullable() || two.isNullable();
            fields.add(new Field(
                    one.name(),
                    type == null ? one.type() : type,
                    nullable ? Nullability.NULLABLE : Nullability.REQUIRED));
        }
        List<String> extra = new ArrayList<>();
        for (int c = 0; c < other.size(); c++) {
            int position = c;
            Field field = other.field(c);
            if (Arrays.stream(positions).noneMatch(p -> p == position)) {
                extra.add(field.name());
                if (fields.stream().noneMatch(each -> each.name().equals(field.name()))) {
                    fields.add(new Field(field.name(), field.type(), Nullability.NULLABLE));
                }
            }
        }
        if (missing == MissingColumns.FAIL && !(lacking.isEmpty() && extra.isEmpty())) {
            problems.add(Problem.of(
                            JoinErrors.COLUMNS_DIFFER,
                            "side " + number + list(" lacks ", lacking) + list(" has in addition ", extra))
                    .next("Select the same columns on both sides, or let missing ones be null."));
        }
        return Schema.of(fields);
    }

    private static String list(String verb, List<String> names) {
        return names.isEmpty() ? "" : verb + "'" + String.join("', '", names) + "'";
    }

    static Problem differ(Field one, Field two, int number) {
        return Problem.of(
                        JoinErrors.COLUMNS_DIFFER,
                        "column '" + one.name() + "' is " + one.type() + ", '" + two.name() + "' of side " + number
                                + " is " + two.type())
                .next("Cast one of them before.");
    }

    /** Numbers meet in the widest, DATE and TIMESTAMP in TIMESTAMP; other types only themselves. */
    private static @Nullable Type meet(Type one, Type two) {
        Type exact = KeyColumns.meet(one, two);
        if (exact != null) {
            return exact;
        } else if (one.isNumeric() && two.isNumeric()) {
            boolean digits = one instanceof DecimalType && two instanceof DecimalType;
            return digits ? null : Type.FLOAT64;
        }
        boolean moments = (one == Type.DATE || one == Type.TIMESTAMP) && (two == Type.DATE || two == Type.TIMESTAMP);
        return moments ? Type.TIMESTAMP : null;
    }
}
