package io.penstock.transform.enrich;

/** What {@link Age} counts: whole units that have passed. */
public enum AgeUnit {
    /** Birthdays; who was born on 29 February has one on 1 March of common years. */
    YEARS,
    MONTHS,
    DAYS
}
