/**
 * External merge sort of batches; not part of the API. {@link io.penstock.transform.internal.sort.SortedBatches} is the door: add
 * batches, then take them out in order. {@link io.penstock.transform.internal.sort.KeyEncoder} makes keys of rows that compare as
 * bytes, {@link io.penstock.transform.internal.sort.KeySort} sorts rows in memory by their keys, {@link
 * io.penstock.transform.internal.sort.RunMerge} merges sorted runs from disk, {@link
 * io.penstock.transform.internal.sort.Interleave} puts rows of many batches into one.
 */
@NullMarked
package io.penstock.transform.internal.sort;

import org.jspecify.annotations.NullMarked;
