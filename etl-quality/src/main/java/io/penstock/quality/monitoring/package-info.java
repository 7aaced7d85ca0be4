/**
 * The monitor at work over many runs: {@link io.penstock.quality.monitoring.MonitoringSettings} (in JSON: {@code monitoring_config.json}) says what is expected of
 * which pipeline, {@link io.penstock.quality.monitoring.Monitoring} puts that into pipelines, remembers what came out, raises alerts, and gives the overview that
 * reports show.
 */
@NullMarked
package io.penstock.quality.monitoring;

import org.jspecify.annotations.NullMarked;
