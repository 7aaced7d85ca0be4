package io.penstock;

/** Whether sources are asked to leave out what the steps would drop. What is loaded is the same. */
public enum PushDown {
    /** Sources are asked not to read columns that nothing uses and rows that a filter behind them drops. The default. */
    ON,
    /** Sources read everything. */
    OFF
}
