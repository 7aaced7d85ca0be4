/**
 * Single connectors beside the libraries that people use, and every connector in a heap of 256 MB.
 *
 * <ul>
 *   <li>{@link io.penstock.benchmarks.connector.BenchmarkPostgres}, {@link io.penstock.benchmarks.connector.BenchmarkExcel},
 *       {@link io.penstock.benchmarks.connector.BenchmarkJson}, {@link io.penstock.benchmarks.connector.BenchmarkMemory}: the programs.
 *   <li>{@code Lap} is what is timed; {@code PostgresLaps}, {@code ExcelLaps} and {@code JsonLaps} make the laps of each side.
 *   <li>{@code Laps} is the child process that runs one side, {@code LapRace} starts the children in turn and compares their answers.
 *   <li>{@code CellHash} is the answer, {@code Loans} the rows, {@code Drain} reads a source to its end, {@code Copy} is the child
 *       of the memory benchmark.
 * </ul>
 */
@NullMarked
package io.penstock.benchmarks.connector;

import org.jspecify.annotations.NullMarked;
