package io.penstock.extract.library;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A loan, as the extraction of transactions gives it.
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
