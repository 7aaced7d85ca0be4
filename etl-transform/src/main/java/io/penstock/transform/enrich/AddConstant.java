package io.penstock.transform.enrich;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Adds a column with one value in every row, at the end of the row. */
public final class AddConstant implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "add_constant";

    private final String name;
    private final Serializable value;
    private final Type type;

    private AddConstant(String name, Serializable value, Type type) {
        this.name = name;
        this.value = value;
        this.type = type;
    }

    /**
     * A column of this value.
     *
     * @param value a {@code String}, {@code Boolean}, whole or decimal number, {@code Double}, {@code LocalDate}, {@code LocalTime} or
     *     {@code Instant}; its class gives the column's type
     * @throws io.penstock.error.PlanException {@code PEN-3003} for a value of another class
     */
    public static AddConstant column(String name, Object value) {
        NewColumn.named(TYPE, name);
        if (value instanceof String text) {
            return new AddConstant(name, text, Type.TEXT);
        } else if (value instanceof Boolean flag) {
            return new AddConstant(name, flag, Type.BOOLEAN);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            return new AddConstant(name, ((Number) value).longValue(), Type.INT64);
        } else if (value instanceof Double number) {
            return new AddConstant(name, number, Type.FLOAT64);
        } else if (value instanceof BigDecimal given) {
            BigDecimal exact = given.scale() < 0 ? given.setScale(0) : given;
            return new AddConstant(
                    name, exact, Type.decimal(Math.max(exact.precision(), exact.scale() + 1), exact.scale()));
        } else if (value instanceof LocalDate date) {
            return new AddConstant(name, date, Type.DATE);
        } else if (value instanceof LocalTime time) {
            return new AddConstant(name, time, Type.TIME);
        } else if (value instanceof Instant instant) {
            return new AddConstant(name, instant, Type.TIMESTAMP);
        }
        throw TransformErrors.badSetting(
                TYPE, "a value of " + value.getClass().getSimpleName() + " cannot stand in a column");
    }

    /**
     * The column's type, into which the value is cast by the rules of SQL; that of the value by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when the value is not one of the type
     */
    public AddConstant type(Type columnType) {
        Batch one = Batch.of(Schema.of(Field.of("value", type)), constant(1));
        BoundExpr cast = Expr.parse("TRY_CAST(value AS " + columnType + ")").bind(one.schema());
        Object converted = cast.evaluate(one).value(0);
        if (!(converted instanceof Serializable fitting)) {
            throw TransformErrors.badSetting(TYPE, "the value of '" + name + "' is not a value of " + columnType);
        }
        return new AddConstant(name, fitting, columnType);
    }

    private Column constant(int rows) {
        ColumnBuilder builder = ColumnBuilder.of(type, 1);
        builder.append(value);
        return builder.build().gather(new int[rows], rows);
    }

    @Override
    public Description describe() {
        return Description.of(TYPE, name).with("value", value).with("column_type", type);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        Schema output = NewColumn.add(input, Field.required(name, type), problems);
        return BoundTransformer.of(
                output, context -> (batch, out) -> out.emit(NewColumn.add(batch, output, constant(batch.rowCount()))));
    }
}
