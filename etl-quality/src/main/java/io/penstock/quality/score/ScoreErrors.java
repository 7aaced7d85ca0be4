package io.penstock.quality.score;

import io.penstock.error.ErrorCode;

/** Codes of scores. */
public final class ScoreErrors {
    public static final ErrorCode BAD_WEIGHT = new ErrorCode("PEN-5211", "A weight of a score is out of range");

    private ScoreErrors() {}
}
