package io.penstock.transform.validate.check;

import java.io.Serializable;

/** An app's own test of a value that is not null. Called in row order within a batch, from one thread at a time. */
@FunctionalInterface
public interface ValuePredicate extends Serializable {
    /** @param value of the Java class of its column: {@code String}, {@code Long}, {@code Double}, {@code LocalDate} and so on */
    boolean test(Object value) throws Exception;
}
