package io.penstock.quality.profile;

/** Whether a result shows values of the data. */
public enum ValueDisplay {
    SHOWN,
    /** Only counts and types: for data whose values must not reach logs and reports. */
    HIDDEN
}
