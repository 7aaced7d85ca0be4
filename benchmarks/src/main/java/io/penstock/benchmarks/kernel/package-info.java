/**
 * Kernels under JMH: one class per kind of work, one method per kernel. {@code benchmarks/run kernels [REGEX]} runs them.
 *
 * <p>Each first computes its answer in another way (Commons CSV, {@code java.time}, {@code BigDecimal}, hash sets, SQL) and
 * refuses to be timed when the kernel's answer differs. Only public API is called, without an engine and on one thread. JMH
 * makes subclasses of the benchmark classes, so they are not final.
 *
 * <ul>
 *   <li>Reading: {@link io.penstock.benchmarks.kernel.CsvReadKernel}, {@link io.penstock.benchmarks.kernel.ParseKernel}.
 *   <li>Working: {@link io.penstock.benchmarks.kernel.CleanKernel}, {@link io.penstock.benchmarks.kernel.RuleKernel},
 *       {@link io.penstock.benchmarks.kernel.FormatKernel},
 *       {@link io.penstock.benchmarks.kernel.ExpressionKernel}, {@link io.penstock.benchmarks.kernel.DedupeKernel},
 *       {@link io.penstock.benchmarks.kernel.ProfileKernel}.
 *   <li>Writing: {@link io.penstock.benchmarks.kernel.SqliteKernel}, {@link io.penstock.benchmarks.kernel.CsvWriteKernel}.
 *   <li>{@link io.penstock.benchmarks.kernel.Kernels} is the program, {@code KernelTable} prints Markdown.
 * </ul>
 */
@NullMarked
package io.penstock.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
