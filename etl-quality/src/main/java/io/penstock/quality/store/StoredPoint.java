package io.penstock.quality.store;

import java.time.Instant;

/**
 * A value of a metric.
 *
 * @param known whether somebody marked it as not normal
 * @param succeeded whether its run came to its commit
 */
public record StoredPoint(Instant at, String runId, double value, boolean known, boolean succeeded) {}
