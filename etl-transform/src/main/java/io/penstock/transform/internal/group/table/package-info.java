/**
 * Groups and where they are kept; not part of the API. {@link io.penstock.transform.internal.group.table.Grouping} takes batches and
 * gives groups; {@code GroupTable} numbers them by the bytes of their keys, which {@code KeyReader} reads back; {@link
 * io.penstock.transform.internal.group.table.Layout} says which columns a measure reads, {@link
 * io.penstock.transform.internal.group.table.Accumulators} holds the state of all measures, {@code Partitions} what did not fit in
 * memory.
 */
@NullMarked
package io.penstock.transform.internal.group.table;

import org.jspecify.annotations.NullMarked;
