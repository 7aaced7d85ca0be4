package io.penstock.load.backup;

import io.penstock.error.ErrorCode;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** The codes of backups. */
public final class BackupErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-4801", "A setting of a backup that cannot work");
    public static final ErrorCode FAILED = new ErrorCode("PEN-4802", "The backup before a load could not be made");
    public static final ErrorCode UNKNOWN_VERSION = new ErrorCode("PEN-4803", "A backup that is not there");
    public static final ErrorCode DIFFERS = new ErrorCode("PEN-4804", "A backup is not what was saved");
    public static final ErrorCode UNREADABLE = new ErrorCode("PEN-4805", "A backup's description cannot be read");
    public static final ErrorCode NOT_RESTORED = new ErrorCode("PEN-4806", "A backup could not be restored");

    private BackupErrors() {}

    /** A backup that failed; the load must not begin. */
    public static LoadException failed(String target, Exception cause) {
        return of(
                FAILED,
                target,
                "the backup before the load could not be made (" + reason(cause) + "), so nothing was loaded",
                "Mend that, or remove the setting backup.",
                cause);
    }

    /** A restore that failed. */
    public static LoadException notRestored(String target, Exception cause) {
        return of(
                NOT_RESTORED,
                target,
                "the backup could not be restored (" + reason(cause) + "); the target is as it was",
                "Mend that and restore again.",
                cause);
    }

    /** An exception of one of the codes. */
    public static LoadException of(ErrorCode code, String where, String what, String next, @Nullable Exception cause) {
        return new LoadException(Problem.of(code, what).at(where).next(next), cause);
    }

    private static String reason(Exception cause) {
        String text = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }
}
