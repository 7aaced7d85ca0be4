package io.penstock.state;

import io.penstock.error.ErrorCode;

/** Codes of mistakes around what pipelines remember. */
public final class StateErrors {
    public static final ErrorCode UNREACHABLE = new ErrorCode("PEN-6001", "The state store cannot be opened or used");
    public static final ErrorCode MOVED =
            new ErrorCode("PEN-6002", "Another run of the pipeline committed while this one ran");
    public static final ErrorCode NEWER_SCHEMA =
            new ErrorCode("PEN-6003", "The state store was made by a newer version");
    public static final ErrorCode SOURCE_CHANGED =
            new ErrorCode("PEN-6004", "The source changed since the run that is to be gone on with");
    public static final ErrorCode UNREADABLE = new ErrorCode("PEN-6005", "A remembered value cannot be read");
    public static final ErrorCode NO_TARGET_STATE =
            new ErrorCode("PEN-6006", "State was to be kept in a target that cannot keep any");
    public static final ErrorCode NOT_RESTARTABLE =
            new ErrorCode("PEN-6007", "commit_every is set for a pipeline that cannot go on after an interruption");
    public static final ErrorCode NOT_INCREMENTAL =
            new ErrorCode("PEN-6008", "A backfill of a pipeline without a source that has a cursor");
    public static final ErrorCode BACKFILL_RANGE =
            new ErrorCode("PEN-6009", "A backfill over a range that makes no sense");

    public static final ErrorCode FENCED =
            new ErrorCode("PEN-6010", "The work of a run was given to another one before it could commit");

    private StateErrors() {}
}
