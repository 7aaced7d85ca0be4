package io.penstock.extract.excel.xlsx;

import java.io.Serializable;

/**
 * How much a workbook may unpack to, so that a small file cannot fill the memory or run for days.
 *
 * @param inflateRatio most bytes that one packed byte may become, over a part of the file
 * @param inflatedBytes most bytes of one part
 * @param sharedStringBytes most bytes of texts kept in memory
 */
public record BookLimits(int inflateRatio, long inflatedBytes, long sharedStringBytes) implements Serializable {
    /** Parts smaller than this are not judged by their ratio. */
    static final long UNJUDGED_BYTES = 4 << 20;
}
