package io.penstock.spi;

import java.util.List;
import java.util.Optional;

/**
 * Where pipelines remember things between runs: watermarks, loads that were committed, commits that were decided. Safe for use
 * by several threads; the durable ones also by several processes at once.
 */
public interface StateStore extends AutoCloseable {
    Optional<StateEntry> get(String key) throws Exception;

    /** Every entry whose key begins so, ordered by key. */
    List<StateEntry> list(String prefix) throws Exception;

    /**
     * Makes all of these changes, or none.
     *
     * @return whether they were made; false when an entry did not have its expected version, because somebody else changed it
     */
    boolean apply(List<StateChange> changes) throws Exception;

    /** Where the values are, for messages: {@code state file penstock-state.db}. */
    String title();

    @Override
    void close() throws Exception;
}
