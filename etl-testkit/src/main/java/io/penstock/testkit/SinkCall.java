package io.penstock.testkit;

/** The calls of a {@link io.penstock.spi.BatchSink} that can fail. */
public enum SinkCall {
    OPEN,
    WRITE,
    PREPARE,
    COMMIT
}
