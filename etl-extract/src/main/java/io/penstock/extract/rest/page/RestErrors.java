package io.penstock.extract.rest.page;

import io.penstock.error.ErrorCode;

/** What can go wrong when records are read over HTTP. */
public final class RestErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-2601", "A setting of the source rest that is not valid");
    public static final ErrorCode UNREACHABLE = new ErrorCode("PEN-2602", "A server that cannot be reached");
    public static final ErrorCode TIMEOUT = new ErrorCode("PEN-2603", "A response that takes too long");
    public static final ErrorCode BROKEN =
            new ErrorCode("PEN-2604", "A response that broke off or cannot be unpacked or kept");
    public static final ErrorCode TOO_LARGE = new ErrorCode("PEN-2605", "A response larger than max_response_bytes");
    public static final ErrorCode REDIRECT = new ErrorCode("PEN-2606", "A redirect that is not followed");
    public static final ErrorCode AUTHENTICATION = new ErrorCode("PEN-2607", "No access token could be had");
    public static final ErrorCode STATUS = new ErrorCode("PEN-2608", "A response with a status that means failure");
    public static final ErrorCode CONTENT_TYPE = new ErrorCode("PEN-2609", "A response that says it is not JSON");
    public static final ErrorCode BAD_JSON = new ErrorCode("PEN-2610", "A response that is not valid JSON");
    public static final ErrorCode NO_RECORDS =
            new ErrorCode("PEN-2611", "A response without anything at record_path, or with something else there");
    public static final ErrorCode REPEATED_PAGE = new ErrorCode("PEN-2612", "Pages that go in circles");
    public static final ErrorCode TOO_MANY_PAGES = new ErrorCode("PEN-2613", "More pages than max_pages");
    public static final ErrorCode PAGING = new ErrorCode("PEN-2614", "A page from which the next one cannot be told");
    public static final ErrorCode PLACEHOLDER = new ErrorCode("PEN-2615", "A placeholder in the URL without a value");
    public static final ErrorCode MISFIT =
            new ErrorCode("PEN-2616", "A value that cannot be read as the column's type");
    public static final ErrorCode RESUME =
            new ErrorCode("PEN-2617", "A parent whose rows are not those of the run to go on from");

    private RestErrors() {}
}
