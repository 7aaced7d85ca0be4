package io.penstock.extract.watch;

import io.penstock.error.ErrorCode;

/** The codes of watched directories. */
public final class WatchErrors {
    public static final ErrorCode SETTING =
            new ErrorCode("PEN-2710", "A setting of a watched directory that cannot work");
    public static final ErrorCode NOTHING_YET =
            new ErrorCode("PEN-2711", "No file has arrived, and the columns are not known without one");
    public static final ErrorCode OTHER_COLUMNS =
            new ErrorCode("PEN-2712", "A file that arrived has other columns than the others");
    public static final ErrorCode CHANGED = new ErrorCode("PEN-2713", "A file was changed while it was read");
    public static final ErrorCode NOT_MOVED =
            new ErrorCode("PEN-2714", "A file that was loaded cannot be moved or removed");
    public static final ErrorCode LEDGER = new ErrorCode("PEN-2715", "The ledger of loaded files cannot be understood");

    private WatchErrors() {}
}
