/**
 * Names and types of columns: {@link io.penstock.schema.Schema} is a list of {@link io.penstock.schema.Field}s, each with
 * a {@link io.penstock.schema.Type}. Values live in {@code io.penstock.data}.
 */
@NullMarked
package io.penstock.schema;

import org.jspecify.annotations.NullMarked;
