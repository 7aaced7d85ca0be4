package io.penstock.extract.json.scan;

import io.penstock.error.ErrorCode;

/** Where bytes stop being JSON; without a stack trace, because a malformed line may be one of millions. */
public final class BadJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final int at;

    BadJson(ErrorCode code, int at, String what) {
        super(what, null, false, false);
        this.code = code;
        this.at = at;
    }

    /** What stands at {@code at} where something else was expected. */
    static BadJson found(byte[] b, int at, int end, String expected) {
        return new BadJson(JsonErrors.MALFORMED, at, found(b, at, end) + ", " + expected + " was expected");
    }

    private static String found(byte[] b, int at, int end) {
        if (at >= end) {
            return "the text ends here";
        }
        int c = b[at] & 0xff;
        if (c < ' ' || c == 0x7f) {
            return String.format("there is a control character (0x%02X)", c);
        }
        return c > 0x7f ? String.format("there is a byte 0x%02X", c) : "there is '" + (char) c + "'";
    }

    public ErrorCode code() {
        return code;
    }

    /** The byte of the block at which it was noticed. */
    public int at() {
        return at;
    }

    /** What is wrong, as a sentence without a place. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
