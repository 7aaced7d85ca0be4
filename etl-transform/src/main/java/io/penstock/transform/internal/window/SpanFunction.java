package io.penstock.transform.internal.window;

import io.penstock.data.Column;

/** Computes one window column from stretches that follow each other. One thread; may carry a partition on. */
interface SpanFunction {
    /** The values of the rows {@code from} to {@code to - 1} of the stretch. */
    Column compute(Span span);
}
