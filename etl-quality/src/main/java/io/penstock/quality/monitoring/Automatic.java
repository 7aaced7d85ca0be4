package io.penstock.quality.monitoring;

/** Whether pipelines get checks by what their columns are. */
public enum Automatic {
    ON,
    OFF
}
