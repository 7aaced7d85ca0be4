package io.penstock.benchmarks.process;

/**
 * What one run of a program cost, start-up included.
 *
 * @param wallSeconds from start to exit
 * @param cpuSeconds user and system time of the program and all it started, {@code NaN} where unknown
 * @param peakMegabytes largest resident memory of any one of its processes in units of 1,000,000 bytes, {@code NaN}
 *     where unknown
 */
public record Cost(double wallSeconds, double cpuSeconds, double peakMegabytes) {}
