/**
 * What the author of a connector or a step implements.
 *
 * <table>
 * <caption>Roles</caption>
 * <tr><td>source</td><td>{@link io.penstock.spi.Extractor} (immutable spec) opens a {@link io.penstock.spi.BatchSource}</td></tr>
 * <tr><td>step</td><td>{@link io.penstock.spi.Transformer} binds to a schema: {@link io.penstock.spi.BoundTransformer}, which
 *     opens a {@link io.penstock.spi.Step}</td></tr>
 * <tr><td>row check</td><td>{@link io.penstock.spi.RowCheck} binds and tests; {@link io.penstock.spi.ValidationRule} says what a
 *     failure means</td></tr>
 * <tr><td>sink</td><td>{@link io.penstock.spi.Loader} (immutable spec) opens a {@link io.penstock.spi.BatchSink}</td></tr>
 * <tr><td>observer</td><td>{@link io.penstock.spi.Inspector} sees batches pass and keeps a mergeable {@link
 *     io.penstock.spi.Inspection}</td></tr>
 * </table>
 *
 * <p>Methods may throw any exception; the engine wraps it once with pipeline, step and place. JSON names are declared in
 * {@code io.penstock.spi.component}.
 */
@NullMarked
package io.penstock.spi;

import org.jspecify.annotations.NullMarked;
