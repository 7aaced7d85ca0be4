/**
 * Rows that are nearly the same. {@link io.penstock.transform.similar.FuzzyDedupe} is the step: blocks of rows that might be alike,
 * pairs compared by {@link io.penstock.transform.similar.Similarity}, clusters of which one row survives.
 */
@NullMarked
package io.penstock.transform.similar;

import org.jspecify.annotations.NullMarked;
