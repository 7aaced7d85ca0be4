package io.penstock.quality.alert;

import io.penstock.error.ErrorCode;

/** Codes of mistakes around alerts. */
public final class AlertErrors {
    public static final ErrorCode INVALID_SIGNAL = new ErrorCode("PEN-5501", "A signal that is no alert");
    public static final ErrorCode INVALID_ACT =
            new ErrorCode("PEN-5502", "An act on an alert lacks who does it, or why");
    public static final ErrorCode NOT_FOUND = new ErrorCode("PEN-5503", "There is no alert with this number");
    public static final ErrorCode WRONG_STATE = new ErrorCode("PEN-5504", "An act that the state of an alert forbids");
    public static final ErrorCode CHANGED = new ErrorCode("PEN-5505", "Somebody else acted on the alert meanwhile");
    public static final ErrorCode INVALID_SETTING = new ErrorCode("PEN-5506", "A setting of alerts is out of range");

    private AlertErrors() {}
}
