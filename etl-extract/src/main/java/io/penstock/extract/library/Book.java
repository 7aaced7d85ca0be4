package io.penstock.extract.library;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of the extraction {@code books}. */
public record Book(
        String isbn,
        String title,
        @Nullable String author,
        @Nullable String genre,
        @Nullable String publisher,
        @Nullable Integer publishedYear,
        @Nullable Integer pages,
        @Nullable BigDecimal price,
        long copies,
        @Nullable LocalDate acquiredOn) {}
