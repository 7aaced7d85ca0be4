package io.penstock.extract.library;

import java.time.LocalDate;

/**
 * A row of the extraction {@code analytics}: a day on which something was borrowed.
 *
 * @param loans books borrowed that day
 * @param activeMembers members who borrowed
 * @param titles different books among them
 * @param openLoans how many of the loans are not back
 */
public record LibraryDay(LocalDate day, long loans, long activeMembers, long titles, long openLoans) {}
