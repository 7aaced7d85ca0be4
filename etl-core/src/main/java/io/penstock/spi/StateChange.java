package io.penstock.spi;

import org.jspecify.annotations.Nullable;

/**
 * One change of a {@link StateStore}.
 *
 * @param key what is changed
 * @param expected the version it must have now; 0 when it must not be there
 * @param value the new value; null removes it
 */
public record StateChange(
        String key, long expected, @Nullable String value) {}
