package io.penstock.load.file;

import io.penstock.error.ErrorCode;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The codes of what can go wrong while any kind of file is written. */
public final class FileErrors {
    public static final ErrorCode FILE_EXISTS = new ErrorCode("PEN-4202", "The file is there already");
    public static final ErrorCode NOT_WRITABLE =
            new ErrorCode("PEN-4204", "The file or its directory cannot be written");
    public static final ErrorCode DISK_FULL = new ErrorCode("PEN-4205", "The disk is full");
    public static final ErrorCode CANNOT_APPEND =
            new ErrorCode("PEN-4206", "Rows cannot be added to a file of this format");
    public static final ErrorCode PARTITION_COLUMN =
            new ErrorCode("PEN-4207", "A column that rows cannot be partitioned by");
    public static final ErrorCode TOO_MANY_FILES =
            new ErrorCode("PEN-4208", "A partitioned load would make too many files");
    public static final ErrorCode PARTITION_NAME =
            new ErrorCode("PEN-4209", "A partition's value cannot be the name of a directory");
    public static final ErrorCode LAYOUT = new ErrorCode("PEN-4210", "A setting of a file's layout that cannot work");
    public static final ErrorCode LATE_REFUSAL =
            new ErrorCode("PEN-4214", "Rows that a format refuses at the end of a partitioned load");
    public static final ErrorCode BUSY = new ErrorCode("PEN-4213", "Another process is committing to the same files");

    private FileErrors() {}

    /** An I/O error as a message that tells what to do. */
    public static LoadException failed(IOException error, String path) {
        if (IoReason.isDiskFull(error)) {
            return new LoadException(
                    Problem.of(DISK_FULL, "the disk is full").at(path).next("Free some space and run again."), error);
        }
        return new LoadException(
                Problem.of(NOT_WRITABLE, "the file cannot be written (" + IoReason.of(error) + ")")
                        .at(path)
                        .next("Give this user the right to write there, or choose another target."),
                error);
    }

    static LoadException exists(Path path, @Nullable IOException cause) {
        return new LoadException(
                Problem.of(FILE_EXISTS, "the file is there already")
                        .at(path.toString())
                        .next("Choose another file, or mode replace or append."),
                cause);
    }

    static LoadException isDirectory(Path path, String example) {
        return new LoadException(Problem.of(NOT_WRITABLE, "the target is a directory, a file was expected")
                .at(path.toString())
                .next("Name a file in it, such as " + path.resolve(example) + "."));
    }
}
