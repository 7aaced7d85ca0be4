package io.penstock.benchmarks.harness;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts what went through a kernel; JMH divides by the time, so its secondary results are rows and bytes per second. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Rate {
    /** Rows taken in. */
    public long rows;

    /** Bytes of the file read or written; 0 where a kernel knows no file. */
    public long bytes;
}
