package io.penstock.spi;

import io.penstock.error.ErrorCode;
import io.penstock.schema.Schema;
import java.io.Serializable;
import java.util.List;

/**
 * A test that each row passes or fails. What a failure means is said by {@link ValidationRule}; every check is one of the
 * rule's factories away: {@code ValidationRule.of(check)}.
 */
public interface RowCheck extends Serializable {
    /** {@code type} is the rule's name ({@code not_null}), {@code subject} its columns. */
    Description describe();

    /** The columns that become null under {@link OnFail#NULL}; empty when the check belongs to no column. */
    List<String> columns();

    /** One sentence without a value: {@code is not an e-mail address}. */
    String message();

    /** The stable name of this kind of failure, in reject files; {@link Failure#REJECTED} by default. */
    default ErrorCode code() {
        return Failure.REJECTED;
    }

    default Distribution distribution() {
        return Distribution.ANY;
    }

    /** Checks columns and types; adds what is wrong to {@code problems}. */
    BoundCheck bind(Schema input, Problems problems);

    /** Other sources the check reads, such as a table that keys must be in; none by default. */
    default List<Extractor> sides() {
        return List.of();
    }

    /**
     * What the engine calls: {@link #bind(Schema, Problems)} of a check that has {@link #sides}.
     *
     * @param sides one schema per side, in order
     */
    default BoundCheck bind(Schema input, List<Schema> sides, Problems problems) {
        return bind(input, problems);
    }
}
