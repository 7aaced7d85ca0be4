package io.penstock.extract.csv;

import io.penstock.extract.csv.scan.Slices;
import io.penstock.spi.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some records that were found but not yet looked at. One thread; {@link #rows} is called once and last. */
sealed interface Piece permits BlockPiece, CommonsPiece {
    int records();

    /** The fields of the first record, without quotes: what a header says. */
    List<String> firstRecord();

    /** Where the first record was read, such as {@code checkouts.csv:1}. */
    String place();

    /**
     * The records that are rows, by column.
     *
     * @param output where the others are rejected to; null to leave them out
     */
    Slices rows(Layout layout, RowVerdicts verdicts, @Nullable Output output);
}
