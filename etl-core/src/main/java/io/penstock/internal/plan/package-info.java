/** Binding: a pipeline meets the schema of its source, every problem is told at once, nothing has moved. */
@NullMarked
package io.penstock.internal.plan;

import org.jspecify.annotations.NullMarked;
