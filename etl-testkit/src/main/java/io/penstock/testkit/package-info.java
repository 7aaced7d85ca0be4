/**
 * What tests of pipelines and connectors need; in test scope only.
 *
 * <table>
 * <caption>Map</caption>
 * <tr><td>ends of a pipeline in memory</td><td>{@link io.penstock.testkit.MemorySource}, {@link
 *     io.penstock.testkit.MemorySink}</td></tr>
 * <tr><td>time</td><td>{@link io.penstock.testkit.TestClock}</td></tr>
 * <tr><td>assertions</td><td>{@link io.penstock.testkit.PenstockAssertions} for batches, columns and run reports</td></tr>
 * <tr><td>a step or connector by itself, without an engine</td><td>{@link io.penstock.testkit.TestContext}, {@link
 *     io.penstock.testkit.RecordingOutput}</td></tr>
 * <tr><td>the tests every connector and step inherits</td><td>{@code io.penstock.testkit.contract}</td></tr>
 * </table>
 */
@NullMarked
package io.penstock.testkit;

import org.jspecify.annotations.NullMarked;
