/**
 * Kernels and whole jobs, timed beside their peers after all sides have given the same answer.
 *
 * <ul>
 *   <li>{@link io.penstock.benchmarks.BenchmarkJ1}: the program; {@code Options} are its arguments, {@code Project}
 *       knows where things lie.
 *   <li>{@code Contestant} is one side, {@code Contestants} lists them all with the ones that are absent here.
 *   <li>{@code Proof} compares their answers, {@code Race} times them in turn.
 *   <li>{@code Costs} holds the measurements of one contestant, {@code ResultTable} prints them as Markdown.
 *   <li>{@code SetupException} and {@code DifferentAnswersException} end the program with a message.
 *   <li>{@code job} and {@code connector}: the other jobs and single connectors, {@code Arguments} are what their programs take.
 *   <li>{@code answer}, {@code data}, {@code peer} and {@code process} are the packages they stand on.
 * </ul>
 */
@NullMarked
package io.penstock.benchmarks;

import org.jspecify.annotations.NullMarked;
