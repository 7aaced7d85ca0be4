package io.penstock.schedule.trigger;

import io.penstock.error.ErrorCode;

/** What can be wrong with a trigger. */
public final class TriggerErrors {
    public static final ErrorCode INTERVAL = new ErrorCode("PEN-8601", "An interval that a trigger cannot have");

    public static final ErrorCode CALENDAR = new ErrorCode("PEN-8602", "Days or times that a trigger cannot have");
    public static final ErrorCode CRON = new ErrorCode("PEN-8603", "A cron expression that cannot be read");
    public static final ErrorCode FILES = new ErrorCode("PEN-8604", "Files that a trigger cannot wait for");

    private TriggerErrors() {}
}
