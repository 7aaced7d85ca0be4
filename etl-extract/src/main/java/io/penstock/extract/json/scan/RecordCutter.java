package io.penstock.extract.json.scan;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the records of one file in order. One thread. */
public sealed interface RecordCutter extends Closeable permits LineCutter, DocumentCutter {
    /**
     * The next records, or null at the end.
     *
     * @param mostRecords at most so many
     * @param mostBytes about so many bytes, one record at least
     */
    @Nullable
    RecordBlock next(int mostRecords, int mostBytes) throws IOException;

    /** Line on which the next record starts, or one in front of it. */
    long line();

    /** Bytes of the decoded file in front of {@link #line}. */
    long offset();
}
