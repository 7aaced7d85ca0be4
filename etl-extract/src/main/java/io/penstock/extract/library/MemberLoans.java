package io.penstock.extract.library;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the extraction {@code members}.
 *
 * @param loans how often the member has borrowed a book; 0 for never
 * @param openLoans how many of these books are not back
 * @param lastLoan the day of the latest; null without loans
 */
public record MemberLoans(
        String memberId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String branch,
        @Nullable LocalDate joinedOn,
        @Nullable Integer birthYear,
        @Nullable String status,
        long loans,
        long openLoans,
        @Nullable LocalDate lastLoan) {}
