/**
 * Whether the newest value of a metric is what its history makes one expect. An {@link io.penstock.quality.anomaly.AnomalyDetector} judges a value by those
 * before it, never by itself, and leaves out those that are known not to be normal; without enough of them it says so.
 */
@NullMarked
package io.penstock.quality.anomaly;

import org.jspecify.annotations.NullMarked;
