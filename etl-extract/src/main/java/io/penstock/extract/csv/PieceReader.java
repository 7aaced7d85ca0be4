package io.penstock.extract.csv;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds records in one file, in order. One thread. */
sealed interface PieceReader permits FastRecords, CommonsRecords {
    /**
     * The next records, or null at the end.
     *
     * @param mostRecords at most so many
     * @param mostBytes about so many bytes, one record at least
     * @param columns how many fields a record should have
     */
    @Nullable
    Piece next(int mostRecords, int mostBytes, int columns) throws IOException;

    /** Line on which the next record starts. */
    long line();

    /** Bytes of the decoded file in front of the next record, -1 when that is not known. */
    long offset();
}
