package io.penstock.transform.internal.match;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key of one side, in the types in which both sides are compared: INT64 and DECIMAL meet in the DECIMAL that holds both, exactly;
 * every other pair of types must be equal. Immutable.
 */
public final class KeyColumns {
    private final int[] positions;
    private final List<@Nullable BoundExpr> casts;
    private final Schema schema;

    private KeyColumns(int[] positions, List<@Nullable BoundExpr> casts, Schema schema) {
        this.positions = positions.clone();
        this.casts = casts;
        this.schema = schema;
    }

    /** Key columns that are compared as they are. */
    public static KeyColumns of(Schema input, int[] positions) {
        List<Type> types = new ArrayList<>();
        for (int position : positions) {
            types.add(input.field(position).type());
        }
        return of(input, positions, types);
    }

    /**
     * Key columns, some of them compared as another type.
     *
     * @param types the type of each, as {@link #meet} gave it
     */
    public static KeyColumns of(Schema input, int[] positions, List<Type> types) {
        List<Field> fields = new ArrayList<>();
        List<@Nullable BoundExpr> casts = new ArrayList<>();
        for (int k = 0; k < positions.length; k++) {
            Field field = input.field(positions[k]);
            casts.add(
                    field.type().equals(types.get(k))
                            ? null
                            : Expr.parse("CAST(" + Expr.quote(field.name()) + " AS " + types.get(k) + ")")
                                    .bind(input));
            fields.add(Field.of("k" + k, types.get(k)));
        }
        return new KeyColumns(positions, casts, Schema.of(fields));
    }

    /** The type in which values of both types are compared; null where they are not comparable. */
    public static @Nullable Type meet(Type left, Type right) {
        if (left.equals(right)) {
            return left;
        }
        DecimalType one = digits(left);
        DecimalType other = digits(right);
        if (one == null || other == null) {
            return null;
        }
        int scale = Math.max(one.scale(), other.scale());
        int whole = Math.max(one.precision() - one.scale(), other.precision() - other.scale());
        return whole + scale > DecimalType.MAX_PRECISION ? null : Type.decimal(whole + scale, scale);
    }

    private static @Nullable DecimalType digits(Type type) {
        return type == Type.INT64 ? Type.decimal(19, 0) : type instanceof DecimalType decimal ? decimal : null;
    }

    public int size() {
        return positions.length;
    }

    public int[] positions() {
        return positions.clone();
    }

    /** The key columns of the batch's rows, in the compared types. */
    public Batch of(Batch batch) {
        List<Column> columns = new ArrayList<>(positions.length);
        for (int k = 0; k < positions.length; k++) {
            BoundExpr cast = casts.get(k);
            columns.add(cast == null ? batch.column(positions[k]) : cast.evaluate(batch));
        }
        return Batch.of(schema, columns, batch.rowCount()).withOrigin(batch.origin());
    }

    /** Names and types of what {@link #of(Batch)} gives. */
    public Schema schema() {
        return schema;
    }
}
