package io.penstock.load.staging.seal;

import io.penstock.error.ErrorCode;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;

/** The codes of encrypted files. */
public final class SealErrors {
    public static final ErrorCode KEY = new ErrorCode("PEN-4710", "A key that cannot be used for encryption");
    public static final ErrorCode WRONG_KEY = new ErrorCode("PEN-4711", "An encrypted file was made with another key");
    public static final ErrorCode NOT_SEALED =
            new ErrorCode("PEN-4712", "A file is not one that this library encrypted");
    public static final ErrorCode CHANGED =
            new ErrorCode("PEN-4713", "An encrypted file was changed after it was written");
    public static final ErrorCode CUT_OFF = new ErrorCode("PEN-4714", "The end of an encrypted file is missing");

    private SealErrors() {}

    static LoadException of(ErrorCode code, String file, String what, String next) {
        return new LoadException(Problem.of(code, what).at(file).next(next));
    }
}
