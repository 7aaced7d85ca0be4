/** Checks of the table: how many rows and columns, which columns, how young. */
@NullMarked
package io.penstock.quality.check.table;

import org.jspecify.annotations.NullMarked;
