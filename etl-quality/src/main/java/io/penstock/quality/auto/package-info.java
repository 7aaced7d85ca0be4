/**
 * Checks for data about which nobody declared anything: {@link io.penstock.quality.auto.AutomaticChecks} recognises what columns are, by content first and
 * by name second, and judges them by a threshold for each dimension.
 */
@NullMarked
package io.penstock.quality.auto;

import org.jspecify.annotations.NullMarked;
