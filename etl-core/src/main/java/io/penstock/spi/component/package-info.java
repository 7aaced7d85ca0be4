/**
 * How parts of a pipeline are found and set from JSON. A module lists its parts as {@link
 * io.penstock.spi.component.Component}s in a {@link io.penstock.spi.component.ComponentProvider} registered for {@code
 * ServiceLoader}; each setting is an {@link io.penstock.spi.component.Option} that applies the same wither a Java user
 * calls. The JSON Schema and the reference tables are generated from this, never written twice.
 */
@NullMarked
package io.penstock.spi.component;

import org.jspecify.annotations.NullMarked;
