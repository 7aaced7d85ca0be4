package io.penstock.spi;

/** An open sink of a {@link RecoverableLoader}. */
public interface RecoverableSink extends BatchSink {
    /** What {@link RecoverableLoader#recover} needs to finish this commit; asked between {@code prepare} and {@code commit}. */
    String receipt();
}
