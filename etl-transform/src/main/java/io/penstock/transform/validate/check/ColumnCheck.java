package io.penstock.transform.validate.check;

import io.penstock.data.Column;
import io.penstock.error.ErrorCode;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.RowCheck;
import io.penstock.transform.internal.RowBits;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule about the values of one column. The null rule is kept here, tests see columns as they are and judge valid positions.
 */
public final class ColumnCheck implements RowCheck {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final Description description;
    private final String column;
    private final String message;
    private final Nulls nulls;
    private final ValueRule rule;

    private ColumnCheck(
            ErrorCode code, Description description, String column, String message, Nulls nulls, ValueRule rule) {
        this.code = code;
        this.description = description;
        this.column = column;
        this.message = message;
        this.nulls = nulls;
        this.rule = rule;
    }

    /** @param usual the rule's null policy when none is given; a differing one shows in the description */
    public static ColumnCheck of(
            ErrorCode code, Description description, String message, Nulls nulls, Nulls usual, ValueRule rule) {
        Description full = nulls == usual
                ? description
                : description.with("nulls", nulls.name().toLowerCase(Locale.ROOT));
        return new ColumnCheck(code, full, description.subject(), message, nulls, rule);
    }

    @Override
    public Description describe() {
        return description;
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public ErrorCode code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public BoundCheck bind(Schema input, Problems problems) {
        int position = problems.column(input, column);
        if (position < 0) {
            return context -> (batch, failed) -> {};
        }
        Type type = input.field(position).type();
        String refusal = rule.refusal(type);
        if (refusal != null) {
            problems.add(
                    ValidationErrors.WRONG_TYPE,
                    "rule " + description.type() + "(" + column + "): column '" + column + "' is " + type
                            + ", the rule needs " + refusal);
            return context -> (batch, failed) -> {};
        }
        ValueRule.Bound bound = rule.bind(type, problems);
        return context -> {
            ValueTest test = bound.open();
            return (batch, failed) -> {
                Column values = batch.column(position);
                test.test(values, failed);
                if (nulls == Nulls.FAIL && values.validity().hasNulls()) {
                    failNulls(values, failed);
                }
            };
        };
    }

    private static void failNulls(Column values, long[] failed) {
        int size = values.size();
        for (int w = 0; w < size >>> 6; w++) {
            failed[w] |= ~values.validity().word(w);
        }
        for (int i = size & ~63; i < size; i++) {
            if (values.isNull(i)) {
                RowBits.set(failed, i);
            }
        }
    }

    /** What the rule asks of a value that is not null. */
    public interface ValueRule extends Serializable {
        /** The types it needs, in words; null when this type is one of them. */
        @Nullable
        String refusal(Type type);

        /** Makes the rule ready for a type; adds values that do not fit it to {@code problems}. */
        Bound bind(Type type, Problems problems);

        /** A rule for {@code TEXT}. */
        static ValueRule text(Bound bound) {
            return new TextRule(bound);
        }

        /** Ready; gives a test to each thread. */
        @FunctionalInterface
        interface Bound extends Serializable {
            ValueTest open();
        }
    }

    /** Sets the bits of valid positions that fail; may set any bit of a null position when nulls fail, none otherwise. */
    @FunctionalInterface
    public interface ValueTest {
        void test(Column column, long[] failed);
    }

    private record TextRule(Bound bound) implements ValueRule {
        @Override
        public @Nullable String refusal(Type type) {
            return type == Type.TEXT ? null : "TEXT";
        }

        @Override
        public Bound bind(Type type, Problems problems) {
            return bound;
        }
    }
}
