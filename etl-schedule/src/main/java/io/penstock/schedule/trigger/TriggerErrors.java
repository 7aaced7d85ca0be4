package io.penstock.schedule.trigger;

import io.penstock.error.ErrorCode;

/** What can be wrong with a trigger. */
public final class TriggerErrors {
    public static final ErrorCode INTERVAL = new ErrorCode("PEN-8601", "An interval that a trigger cannot have");

    private TriggerErrors() {}
}
