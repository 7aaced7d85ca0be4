package io.penstock.quality.notify;

import io.penstock.error.ErrorCode;

/** Codes of mistakes around notifiers. */
public final class NotifyErrors {
    public static final ErrorCode INVALID = new ErrorCode("PEN-5520", "A setting of a notifier is not valid");
    public static final ErrorCode NOT_SENT = new ErrorCode("PEN-5521", "A notification could not be delivered");
    public static final ErrorCode REFUSED = new ErrorCode("PEN-5522", "A server refused a notification");
    public static final ErrorCode NOT_LET_IN = new ErrorCode("PEN-5523", "A mail server refused the user or password");
    public static final ErrorCode CALLBACK = new ErrorCode("PEN-5524", "The app's own notifier failed");
    public static final ErrorCode SAME_NAME = new ErrorCode("PEN-5525", "Two notifiers have the same name");

    private NotifyErrors() {}
}
