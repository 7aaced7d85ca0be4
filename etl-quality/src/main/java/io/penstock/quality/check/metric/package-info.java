/** Checks of one number about a column: its mean, its distinct values, the share of zeros. The numbers are those the history keeps. */
@NullMarked
package io.penstock.quality.check.metric;

import org.jspecify.annotations.NullMarked;
