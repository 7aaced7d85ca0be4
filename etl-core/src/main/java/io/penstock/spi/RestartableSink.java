package io.penstock.spi;

/** An open sink that can keep what it has so far; see {@link RestartableLoader}. */
public interface RestartableSink extends BatchSink {
    /**
     * Makes everything written so far survive this process: a database commits it together with what was put in its {@link
     * #targetState}; a file forces it to disk, still under its temporary name. The sink can be written to afterwards. After the
     * first checkpoint {@link #abort} goes back to the last checkpoint instead of to the beginning.
     *
     * @return what {@link RestartableLoader#resume} needs to go on from here; empty where the target itself says it all
     */
    String checkpoint() throws Exception;
}
