package io.penstock.spi;

import java.util.Optional;

/**
 * Small named values kept beside the rows in a sink's own target and changed in the same transaction as the rows: what a
 * pipeline remembers can then never disagree with what it loaded. In a database this is the table {@code _penstock_state},
 * made on the first {@link #put}. Used by one thread at a time, between the sink's opening and its commit.
 */
public interface TargetState {
    /** The value as last committed, or as put since. */
    Optional<String> get(String key) throws Exception;

    /**
     * The value as it is now, kept from being changed by anybody else until the sink's commit. The default is {@link #get}, which
     * is enough where only one writer at a time is let into the database.
     */
    default Optional<String> take(String key) throws Exception {
        return get(key);
    }

    /** Sets a value; others see it with the sink's next commit, or never. Called before {@link BatchSink#prepare}. */
    void put(String key, String value) throws Exception;

    /** Removes a value with the sink's next commit; nothing happens when there is none. */
    void remove(String key) throws Exception;
}
