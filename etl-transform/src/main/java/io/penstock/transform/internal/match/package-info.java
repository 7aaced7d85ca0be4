/**
 * What steps that match rows of two sides share: hashes of keys, a chained table of rows, rows set aside on disk by the hash of
 * their key. {@link io.penstock.transform.internal.match.KeyColumns} says which columns are equal, {@link
 * io.penstock.transform.internal.match.KeyRows} hashes them, {@link io.penstock.transform.internal.match.RowTable} finds the rows of
 * a key, {@link io.penstock.transform.internal.match.Partitions} keeps what does not fit; not part of the API.
 */
@NullMarked
package io.penstock.transform.internal.match;

import org.jspecify.annotations.NullMarked;
