package io.penstock.quality.profile.measure;

import java.util.Locale;

/** What a text can look like, spaces around it ignored. A text can look like several. */
public enum Format {
    /** Digits, with or without a sign. */
    INTEGER,
    /** Digits with or without a point and a sign; whole numbers too. */
    DECIMAL,
    /** A number with a percent sign. */
    PERCENT,
    /** A number with a currency sign or code. */
    MONEY,
    /** {@code true, false, yes, no, y, n, t, f}, any case. */
    BOOLEAN,
    /** {@code 2021-03-09}, a day that exists. */
    DATE_ISO,
    /** {@code 09/03/2021}, {@code 9.3.2021}, {@code 09-03-2021}, day first, a day that exists. */
    DATE_EU,
    /** {@code 03/09/2021}, month first, a day that exists. */
    DATE_US,
    /** {@code Mar 9, 2021} or {@code 9 March 2021}. */
    DATE_TEXT,
    /** {@code 12:30} or {@code 12:30:15.5}. */
    TIME,
    /** ISO date and time, with or without a zone. */
    TIMESTAMP,
    EMAIL,
    URL,
    /** 7 to 15 digits with what stands between the digits of telephone numbers, but no date. */
    PHONE,
    /** ISBN-10 or ISBN-13 with its check digit. */
    ISBN,
    UUID,
    /** IPv4 or IPv6. */
    IP,
    /** 12 to 19 digits with the check digit of cards. */
    CREDIT_CARD,
    IBAN,
    /** An object or an array. */
    JSON;

    /** The name in JSON, {@code date_iso}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
