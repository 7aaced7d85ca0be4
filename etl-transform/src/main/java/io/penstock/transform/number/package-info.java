/**
 * Steps on numbers: scaling, outliers, bins, one-hot columns. The public steps are beside what they learn: moments in one pass,
 * exact order statistics in several.
 */
@NullMarked
package io.penstock.transform.number;

import org.jspecify.annotations.NullMarked;
