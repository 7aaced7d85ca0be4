package io.penstock.quality.check.value;

/**
 * Forms that texts may have. Spaces around a text are ignored, as in profiles; ISBNs, card and telephone numbers
 * may be numbers.
 */
public enum ValueFormat {
    /** Digits with a sign or not. */
    INTEGER("regexp_full_match(%s, '[+-]?[0-9]+')", "a whole number"),
    /** Digits, a point or not, an exponent or not. */
    DECIMAL("regexp_full_match(%s, '[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?')", "a number"),
    /** A number with a per cent sign behind it. */
    PERCENT("regexp_full_match(%s, '[+-]?[0-9]+([.,][0-9]+)? ?%%')", "a percentage"),
    /** An amount with a currency sign or ISO 4217 code before or behind it, thousands separated or not. */
    MONEY(
            "regexp_full_match(%s, '[+-]?([$€£¥]|[A-Z]{3}) ?[0-9]{1,3}([,. ]?[0-9]{3})*([.,][0-9]{1,2})?|[+-]?[0-9]{1,3}([,. ]?[0-9]{3})*([.,][0-9]{1,2})? ?([$€£¥]|[A-Z]{3})')",
            "an amount of money"),
    /** {@code 12/31/2024}. */
    DATE_US("is_date(%s, 'M/d/yyyy')", "a date such as 12/31/2024"),
    /** {@code 31/12/2024}, {@code 31.12.2024} or {@code 31-12-2024}. */
    DATE_EU(
            "(is_date(%1$s, 'd/M/yyyy') OR is_date(%1$s, 'd.M.yyyy') OR is_date(%1$s, 'd-M-yyyy'))",
            "a date such as 31/12/2024"),
    /** {@code 2024-12-31}. */
    DATE_ISO("is_date(%s)", "a date such as 2024-12-31"),
    /** {@code 23:59} or {@code 23:59:59.999}. */
    TIME("regexp_full_match(%s, '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?')", "a time of day"),
    /** What the type TIMESTAMP can be read from. */
    TIMESTAMP("(TRY_CAST(%1$s AS TIMESTAMP) IS NOT NULL AND length(%1$s) > 10)", "a date and time"),
    UUID("is_uuid(%s)", "a UUID"),
    IP("is_ip(%s)", "an IP address"),
    EMAIL("is_email(%s)", "an e-mail address"),
    /** See the SQL function {@code is_phone}. */
    PHONE("is_phone(%s)", "a telephone number"),
    CREDIT_CARD("is_credit_card(%s)", "a payment card number"),
    IBAN("is_iban(%s)", "an IBAN"),
    URL("is_url(%s)", "a URL"),
    ISBN("is_isbn(%s)", "an ISBN"),
    JSON("is_json(%s)", "JSON");

    private final String template;
    private final String what;

    ValueFormat(String template, String what) {
        this.template = template;
        this.what = what;
    }

    /** The condition on a column; null where the column is. */
    String condition(String column) {
        String name =
                mayBeNumbers() ? "trim(CAST(" + Sql.column(column) + " AS TEXT))" : "trim(" + Sql.column(column) + ")";
        String test = String.format(template, name);
        return this == TIMESTAMP ? "CASE WHEN " + name + " IS NULL THEN NULL ELSE " + test + " END" : test;
    }

    /** Whether a reader that guesses types makes numbers of such texts. */
    private boolean mayBeNumbers() {
        return this == ISBN || this == CREDIT_CARD || this == PHONE || this == INTEGER || this == DECIMAL;
    }

    /** What a text of this form is: {@code an e-mail address}. */
    public String what() {
        return what;
    }
}
