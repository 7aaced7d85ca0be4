/**
 * Runs other programs as child processes and measures what they cost.
 *
 * <ul>
 *   <li>{@link io.penstock.benchmarks.process.Command}: what to run, with which environment.
 *   <li>{@link io.penstock.benchmarks.process.Cost}: wall time, processor time and peak memory of one run.
 *   <li>{@link io.penstock.benchmarks.process.ChildProcess}: runs a command to its end; {@code GnuTime} asks
 *       {@code /usr/bin/time} for the cost, {@code ProcessWatch} polls {@code /proc} where there is none.
 * </ul>
 */
@NullMarked
package io.penstock.benchmarks.process;

import org.jspecify.annotations.NullMarked;
