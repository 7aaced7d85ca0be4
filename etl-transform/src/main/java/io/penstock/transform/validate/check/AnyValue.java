package io.penstock.transform.validate.check;

import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import org.jspecify.annotations.Nullable;

/** Every value of every type will do; only nulls are judged. */
public record AnyValue() implements ColumnCheck.ValueRule {
    @Override
    public @Nullable String refusal(Type type) {
        return null;
    }

    @Override
    public Bound bind(Type type, Problems problems) {
        return () -> (column, failed) -> {};
    }
}
