/**
 * What a kernel is measured with.
 *
 * <ul>
 *   <li>{@link io.penstock.benchmarks.harness.Checkouts}: the same loans as a file, as bytes, as batches, and as an
 *       independent reader sees them.
 *   <li>{@link io.penstock.benchmarks.harness.SingleStep}: a step without an engine, in a
 *       {@link io.penstock.benchmarks.harness.KernelContext}; a {@link io.penstock.benchmarks.harness.Tally} counts what
 *       it puts out. {@link io.penstock.benchmarks.harness.SingleLoad} is a sink without one.
 *   <li>{@link io.penstock.benchmarks.harness.Rate}: rows and bytes per second.
 *   <li>{@link io.penstock.benchmarks.harness.WrongAnswerException} ends a benchmark before it is timed.
 * </ul>
 */
@NullMarked
package io.penstock.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
