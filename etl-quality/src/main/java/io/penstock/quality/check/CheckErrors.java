package io.penstock.quality.check;

import io.penstock.error.ErrorCode;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import java.io.IOException;

/** Codes of checks. */
public final class CheckErrors {
    public static final ErrorCode BAD_SETTING = new ErrorCode("PEN-5201", "A setting of a check is out of range");
    public static final ErrorCode WRONG_TYPE = new ErrorCode("PEN-5202", "A check does not fit the type of its column");
    public static final ErrorCode NO_CHECKS = new ErrorCode("PEN-5203", "There is nothing to check");
    public static final ErrorCode NO_EFFECT = new ErrorCode("PEN-5204", "A setting of a check has no effect there");
    public static final ErrorCode NOT_MET = new ErrorCode("PEN-5205", "Data does not meet its checks");
    public static final ErrorCode SAME_NAME = new ErrorCode("PEN-5206", "Two checks have the same name");

    public static final ErrorCode NO_SPACE = new ErrorCode("PEN-5207", "A check could not keep what it must remember");

    public static final ErrorCode OTHER_SOURCE =
            new ErrorCode("PEN-5208", "The source that a check compares with cannot be read or does not fit");

    private CheckErrors() {}

    /** What a check keeps on disk could not be written or read again. */
    public static QualityException noSpace(IOException e) {
        return new QualityException(
                Problem.of(NO_SPACE, "what a check remembers could not be kept on disk: " + e.getMessage())
                        .next("Make room in the directory for temporary files."),
                e);
    }
}
