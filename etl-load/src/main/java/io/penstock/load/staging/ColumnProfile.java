package io.penstock.load.staging;

import org.jspecify.annotations.Nullable;

/**
 * What a column of a staging is like, over all rows that reached the sink.
 *
 * @param nulls rows without a value
 * @param min the smallest value as text, at most 100 characters of it; texts by their UTF-8 bytes. Null without values, for
 *     types without an order, and in encrypted stagings
 * @param max the largest, likewise
 */
public record ColumnProfile(
        String name,
        long nulls,
        @Nullable String min,
        @Nullable String max) {}
