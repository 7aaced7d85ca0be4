package io.penstock.transform.validate;

import io.penstock.spi.Description;
import io.penstock.spi.ValidationRule;
import io.penstock.transform.validate.ColumnCheck.ValueRule;

/**
 * Makes validation rules; meant to be imported statically. By default a failing row is rejected; {@link ValidationRule#onFail},
 * {@code severity}, {@code message} and {@code where} say otherwise.
 */
public final class Rules {
    private Rules() {}

    /** The column, of any type, must not be null. An empty text is not null: clean before. */
    public static ValidationRule notNull(String column) {
        return ValidationRule.of(ColumnCheck.of(
                Description.of("not_null", column), "must not be null", Nulls.FAIL, Nulls.FAIL, new AnyValue()));
    }

    /**
     * The text must look like an e-mail address: the whole of {@code ^[^@\s]+@[^@\s]+\.[^@\s]+$}. A null fails.
     */
    public static ValidationRule email(String column) {
        return email(column, Nulls.FAIL);
    }

    /** {@link #email(String)} with another null rule. */
    public static ValidationRule email(String column, Nulls nulls) {
        return ValidationRule.of(ColumnCheck.of(
                Description.of("email", column),
                "is not an e-mail address",
                nulls,
                Nulls.FAIL,
                ValueRule.text(() -> TextTests::email)));
    }

    /** The text must be an ISBN of ten or thirteen digits with a right check digit; hyphens are allowed. A null fails. */
    public static ValidationRule isbn(String column) {
        return isbn(column, IsbnForm.ANY, Nulls.FAIL);
    }

    /** {@link #isbn(String)} of one length only. A null fails. */
    public static ValidationRule isbn(String column, IsbnForm form) {
        return isbn(column, form, Nulls.FAIL);
    }

    /** {@link #isbn(String)} with another length or null rule. */
    public static ValidationRule isbn(String column, IsbnForm form, Nulls nulls) {
        Description plain = Description.of("isbn", column);
        String name = switch (form) {
            case ANY -> "ISBN";
            case ISBN10 -> "ISBN-10";
            case ISBN13 -> "ISBN-13";
        };
        return ValidationRule.of(ColumnCheck.of(
                form == IsbnForm.ANY ? plain : plain.with("form", name),
                "is not a valid " + name,
                nulls,
                Nulls.FAIL,
                ValueRule.text(() -> (values, failed) -> TextTests.isbn(values, failed, form))));
    }
}
