package io.penstock.load.parquet.column;

/**
 * Whether a dictionary pays: tried at the beginning of each chunk, given up early where nearly every value is a new one, and
 * then for the rest of the file; ended for a chunk where it grows too large.
 */
final class DictionaryTrial {
    /** Values after which the first look is taken. */
    private static final int FIRST_LOOK = 4096;

    /** More codes than this cost more bits than they save. */
    static final int MAX_ENTRIES = 1 << 16;

    private enum State {
        TRYING,
        KEPT,
        FULL,
        GIVEN_UP
    }

    private final int maxBytes;
    private State state;

    DictionaryTrial(boolean wanted, int maxBytes) {
        this.maxBytes = maxBytes;
        this.state = wanted ? State.TRYING : State.GIVEN_UP;
    }

    /** Whether values are to become codes. */
    boolean isOn() {
        return state == State.TRYING || state == State.KEPT;
    }

    /** Whether the dictionary of this chunk takes no more entries. */
    boolean isFull() {
        return state == State.FULL;
    }

    /**
     * Called after values were added.
     *
     * @return whether to give up: turn the page's codes back into values
     */
    boolean givesUp(int values, int entries, int bytes) {
        if (state == State.TRYING && values >= FIRST_LOOK && entries > values - values / 16) {
            state = State.GIVEN_UP;
            return true;
        } else if (isOn() && (entries >= MAX_ENTRIES || bytes >= maxBytes)) {
            boolean gaveUp = givesUpAtPageEnd(values, entries);
            if (!gaveUp) {
                state = State.FULL;
            }
            return gaveUp;
        }
        return false;
    }

    /**
     * Called when a page of codes ends.
     *
     * @return whether to give up: turn the page's codes back into values
     */
    boolean givesUpAtPageEnd(int values, int entries) {
        if (state == State.TRYING) {
            boolean pays = entries <= values - values / 4;
            state = pays ? State.KEPT : State.GIVEN_UP;
            return !pays;
        }
        return false;
    }

    /** A chunk without a single value says nothing about the next one. */
    void endChunk() {
        if (state != State.GIVEN_UP) {
            state = State.TRYING;
        }
    }
}
