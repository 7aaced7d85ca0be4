package io.penstock.load.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Why the operating system would not write, in words for messages. */
public final class IoReason {
    private IoReason() {}

    /** Whether the disk, or this user's share of it, is full. */
    public static boolean isDiskFull(IOException error) {
        String reason = text(error).toLowerCase(Locale.ROOT);
        return reason.contains("no space left") || reason.contains("not enough space") || reason.contains("quota");
    }

    /** A few words: {@code access denied}. */
    public static String of(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "access denied";
        } else if (error instanceof FileAlreadyExistsException) {
            return "a file is in the way of a directory";
        }
        return text(error).toLowerCase(Locale.ROOT);
    }

    private static String text(IOException error) {
        String reason = error instanceof FileSystemException system ? system.getReason() : error.getMessage();
        return reason == null ? error.getClass().getSimpleName() : reason;
    }
}
