package io.penstock.extract.library;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the extraction {@code transactions}: a loan.
 *
 * @param returnDate null while the book is out
 */
public record Transaction(
        long transactionId,
        String memberId,
        String isbn,
        @Nullable String branch,
        LocalDate checkoutDate,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate returnDate,
        @Nullable Integer renewals,
        @Nullable BigDecimal fineAmount) {}
