/**
 * Steps that make fewer or other rows of many: {@link io.penstock.transform.group.Aggregate} one row per group, {@link
 * io.penstock.transform.group.Pivot} columns of rows, {@link io.penstock.transform.group.Unpivot} rows of columns.
 */
@NullMarked
package io.penstock.transform.group;

import org.jspecify.annotations.NullMarked;
