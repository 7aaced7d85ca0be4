/**
 * "Was this key seen before?" for any number of keys in bounded memory: a table in memory, and past the memory share sorted
 * runs on disk, each behind a Bloom filter. {@link io.penstock.transform.internal.keys.SeenKeys} is the door; not part of
 * the API.
 */
@NullMarked
package io.penstock.transform.internal.keys;

import org.jspecify.annotations.NullMarked;
