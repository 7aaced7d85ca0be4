package io.penstock.spi.component;

import org.jspecify.annotations.Nullable;

/** A value that its setting does not take; the loader turns it into a message with file, line and path. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient SettingValue value;
    private final transient ValueType<?> expected;
    private final @Nullable String reason;

    SettingException(SettingValue value, ValueType<?> expected, @Nullable String reason, Throwable cause) {
        super("needs " + expected.label(), cause);
        this.value = value;
        this.expected = expected;
        this.reason = reason;
    }

    /** The value that does not fit: an element of a list rather than the list. */
    public SettingValue value() {
        return value;
    }

    public ValueType<?> expected() {
        return expected;
    }

    /** Why, as the end of a sentence; null when "found …, needs …" says it all. */
    public @Nullable String reason() {
        return reason;
    }
}
