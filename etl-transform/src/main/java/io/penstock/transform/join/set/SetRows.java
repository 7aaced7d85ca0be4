package io.penstock.transform.join.set;

/** Whether equal rows count once or as often as they come. */
public enum SetRows {
    /** Each row once. */
    DISTINCT,
    /** Each row as often as it comes. */
    ALL
}
