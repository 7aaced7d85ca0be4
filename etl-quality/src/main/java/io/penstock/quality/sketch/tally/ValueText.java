package io.penstock.quality.sketch.tally;

/** Gives a copy of the bytes behind a key, for the few that are kept. */
@FunctionalInterface
public interface ValueText {
    /** @param index of the key in the array that was added */
    byte[] copy(int index);
}
