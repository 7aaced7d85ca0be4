/**
 * Steps that add what can be told from a row itself, or of its place: ages, parts of dates, features of texts; keys, hashes, times,
 * constants, mapped values.
 */
@NullMarked
package io.penstock.transform.enrich;

import org.jspecify.annotations.NullMarked;
