/**
 * The main job J1 written with other tools, each a small program of its own that takes an input file and an output
 * directory and leaves {@code checkouts.db}, {@code rejects.csv} and {@code profile.csv} there.
 *
 * <ul>
 *   <li>{@link io.penstock.benchmarks.peer.DuckDbJ1}: all cleaning in SQL ({@code duckdb-j1.sql}). It shares no code
 *       with Penstock, so its result is the one that ours is judged by.
 *   <li>{@link io.penstock.benchmarks.peer.HandWrittenJ1}: Commons CSV, a loop and a JDBC batch;
 *       {@code LoanReader} cleans and checks one record, {@code Loan} is a good one, {@code ProfileOfColumn} counts.
 *   <li>{@code CheckoutsTable}: the SQLite table both of them fill, and {@code BatchInsert} to fill it.
 *   <li>{@code benchmarks/peers/j1_pandas.py} is the same job for pandas.
 * </ul>
 */
@NullMarked
package io.penstock.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
