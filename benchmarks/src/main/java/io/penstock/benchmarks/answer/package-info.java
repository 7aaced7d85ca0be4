/**
 * What a J1 run answered, in a form that two runs can be compared by.
 *
 * <ul>
 *   <li>{@link io.penstock.benchmarks.answer.Fingerprint}: counts, per-column hashes and storage classes of one
 *       output directory; {@link io.penstock.benchmarks.answer.ColumnFingerprint} is one column of it and
 *       {@code FingerprintReader} takes it from the files.
 *   <li>{@link io.penstock.benchmarks.answer.AnswerComparison}: where two output directories differ, down to the first
 *       differing row.
 *   <li>{@link io.penstock.benchmarks.answer.FingerprintTool}: both from the command line.
 * </ul>
 */
@NullMarked
package io.penstock.benchmarks.answer;

import org.jspecify.annotations.NullMarked;
