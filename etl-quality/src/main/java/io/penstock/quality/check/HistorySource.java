package io.penstock.quality.check;

import java.io.Serializable;

/** Where earlier runs are remembered. Immutable. */
@FunctionalInterface
public interface HistorySource extends Serializable {
    /** The history of a pipeline; {@link History#none} where nothing is known. */
    History of(String pipeline);
}
