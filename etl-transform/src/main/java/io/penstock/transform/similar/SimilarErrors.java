package io.penstock.transform.similar;

import io.penstock.error.ErrorCode;

/** The codes of this package. */
public final class SimilarErrors {
    public static final ErrorCode TOO_MANY_ROWS =
            new ErrorCode("PEN-3601", "There are more rows than fuzzy_dedupe's memory holds");

    private SimilarErrors() {}
}
