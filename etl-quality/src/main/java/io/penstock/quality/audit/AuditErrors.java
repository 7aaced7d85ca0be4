package io.penstock.quality.audit;

import io.penstock.error.ErrorCode;

/** Codes of the audit trail. */
public final class AuditErrors {
    public static final ErrorCode BROKEN = new ErrorCode("PEN-5701", "The audit trail was changed");
    public static final ErrorCode BAD_ENTRY =
            new ErrorCode("PEN-5702", "An entry that the audit trail does not take, or a line that is none");

    private AuditErrors() {}
}
