package io.penstock.schedule.plan;

import io.penstock.error.ErrorCode;

/** What can be wrong with schedules and with what is asked of them. */
public final class ScheduleErrors {
    public static final ErrorCode NAME = new ErrorCode("PEN-8610", "A name of a schedule that cannot be used");
    public static final ErrorCode CYCLE = new ErrorCode("PEN-8611", "Schedules that wait for each other in a circle");
    public static final ErrorCode UPSTREAM =
            new ErrorCode("PEN-8612", "A schedule waits for something that there is not");
    public static final ErrorCode UNKNOWN = new ErrorCode("PEN-8613", "There is no such schedule or run");
    public static final ErrorCode STORE = new ErrorCode("PEN-8614", "The schedule store cannot be opened or used");
    public static final ErrorCode POOL = new ErrorCode("PEN-8615", "A pool that is not declared");
    public static final ErrorCode RANGE = new ErrorCode("PEN-8617", "A backfill that makes no sense");
    public static final ErrorCode TIMEOUT = new ErrorCode("PEN-8620", "A run took longer than it may");
    public static final ErrorCode UNEXPECTED = new ErrorCode("PEN-8621", "A run failed for a reason that is a bug");

    private ScheduleErrors() {}
}
