/** Identifiers as loops over columns, which allocate nothing per cell. The tests are in {@code io.penstock.format}. */
@NullMarked
package io.penstock.transform.validate.identifier;

import org.jspecify.annotations.NullMarked;
