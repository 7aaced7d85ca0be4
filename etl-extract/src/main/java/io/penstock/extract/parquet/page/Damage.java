package io.penstock.extract.parquet.page;

import io.penstock.error.ErrorCode;

/** What a decoder found wrong; whoever knows the place turns it into an error of the run. Costs no stack trace. */
public final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public Damage(ErrorCode code, String what) {
        super(what, null, false, false);
        this.code = code;
    }

    public Damage(String what) {
        this(ParquetErrors.DAMAGED, what);
    }

    public ErrorCode code() {
        return code;
    }

    public String what() {
        return String.valueOf(getMessage());
    }
}
