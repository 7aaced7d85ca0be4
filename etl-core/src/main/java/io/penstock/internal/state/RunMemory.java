package io.penstock.internal.state;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The remembered values of one run: read at its beginning, changed together at a commit. One thread at a time. */
public interface RunMemory {
    Optional<String> get(String key) throws Exception;

    /** Sets a value, or removes it when null is given, with the next {@link #flush}. */
    void put(String key, @Nullable String value);

    /**
     * Hands over what was put since: a store makes it durable at once, a target with its sink's next commit.
     *
     * @throws io.penstock.error.StateException when somebody else changed one of the values since this run read it
     */
    void flush() throws Exception;

    /** Where the values are, for messages. */
    String title();
}
