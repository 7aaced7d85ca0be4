/**
 * Whole jobs beside J1: J2 (CSV to Parquet with all of J1's work), J3 (a profile of every column), J4 (a typed copy to Parquet), J5 (SQLite to CSV).
 *
 * <ul>
 *   <li>{@link io.penstock.benchmarks.job.BenchmarkJobs}: the program.
 *   <li>{@code Job} is one job with its target, {@code JobSides} makes Penstock and the peers for it.
 *   <li>{@code JobProof} insists on equal answers, {@code JobTable} prints the ratios.
 * </ul>
 */
@NullMarked
package io.penstock.benchmarks.job;

import org.jspecify.annotations.NullMarked;
