package io.penstock.benchmarks.peer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cleaned record of the input; every field is null where the input had nothing to say. */
public record Loan(
        @Nullable Long checkoutId,
        @Nullable String itemBarcode,
        @Nullable String isbn,
        @Nullable String title,
        @Nullable String author,
        @Nullable String genre,
        @Nullable String memberId,
        @Nullable String memberEmail,
        @Nullable String memberPhone,
        @Nullable String branch,
        @Nullable LocalDate checkoutDate,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate returnDate,
        @Nullable Long renewals,
        @Nullable BigDecimal fineAmount,
        @Nullable BigDecimal rating,
        @Nullable String notes) {

    /** Days between lending and return, null while one of them is unknown. */
    public @Nullable Long daysOut() {
        return returnDate == null || checkoutDate == null ? null : ChronoUnit.DAYS.between(checkoutDate, returnDate);
    }

    /** 1 when returned after the due date, 0 when not, null while one of them is unknown. */
    public @Nullable Long overdue() {
        if (returnDate == null || dueDate == null) {
            return null;
        }
        return returnDate.isAfter(dueDate) ? 1L : 0L;
    }

    /** All values in the order of the table, the two derived ones last. */
    public List<@Nullable Comparable<?>> values() {
        return Arrays.asList(
                checkoutId,
                itemBarcode,
                isbn,
                title,
                author,
                genre,
                memberId,
                memberEmail,
                memberPhone,
                branch,
                checkoutDate,
                dueDate,
                returnDate,
                renewals,
                fineAmount,
                rating,
                notes,
                daysOut(),
                overdue());
    }
}
