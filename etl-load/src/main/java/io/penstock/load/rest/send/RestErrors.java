package io.penstock.load.rest.send;

import io.penstock.error.ErrorCode;

/** What can go wrong when rows are sent over HTTP. */
public final class RestErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-4601", "A setting of the sink rest that is not valid");
    public static final ErrorCode NOT_SENT =
            new ErrorCode("PEN-4602", "A request to a sink's server that got no response");
    public static final ErrorCode STATUS = new ErrorCode("PEN-4603", "A sink's server that refused a request");
    public static final ErrorCode AUTHENTICATION =
            new ErrorCode("PEN-4604", "No access token for a sink's server could be had");
    public static final ErrorCode PLACEHOLDER =
            new ErrorCode("PEN-4605", "A placeholder in a sink's URL without a column or a value");
    public static final ErrorCode RESULTS =
            new ErrorCode("PEN-4606", "A response that does not tell what became of each row");
    public static final ErrorCode SPOOL =
            new ErrorCode("PEN-4607", "Requests that cannot be kept on disk until the commit");

    private RestErrors() {}
}
