package io.penstock.quality.distinct;

import java.io.Serializable;

/** What holds memory under a {@link MemoryBudget} and can do with a sketch of fixed size instead. */
public interface Holder extends Serializable {
    /** Bytes held now. */
    long byteSize();

    /** How many distinct values it holds; of holders of the same size the fuller one goes first. */
    long members();

    /** Whether it is not a sketch yet. */
    boolean isExact();

    /** Goes over to a sketch for good, and releases what it held. */
    void overflow();
}
