package io.penstock.extract.library;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the extraction {@code full}: a loan with its book and its member, where these are known.
 *
 * @param returnDate null while the book is out
 */
public record Loan(
        long transactionId,
        @Nullable String branch,
        LocalDate checkoutDate,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate returnDate,
        @Nullable Integer renewals,
        @Nullable BigDecimal fineAmount,
        String isbn,
        @Nullable String title,
        @Nullable String author,
        @Nullable String genre,
        @Nullable Integer publishedYear,
        String memberId,
        @Nullable String memberName,
        @Nullable String memberEmail,
        @Nullable String memberStatus) {}
