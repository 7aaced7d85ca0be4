/** Rows that are unlike the others, by several columns together: a random cut forest. Needs the optional library randomcutforest-core. */
@NullMarked
package io.penstock.quality.anomaly.forest;

import org.jspecify.annotations.NullMarked;
