package io.penstock.spi;

import java.time.Instant;

/**
 * A value in a {@link StateStore}.
 *
 * @param key what it is about: {@code watermark/loans/database:loans.updated_at}
 * @param value the value as text
 * @param version 1 at first, one more with each change
 * @param changedAt when it was set last
 */
public record StateEntry(String key, String value, long version, Instant changedAt) {}
