package io.penstock;

import java.time.Duration;

/**
 * How far a run is.
 *
 * @param rowsRead records read so far
 * @param rowsWritten rows that reached the first sink
 * @param rowsRejected rows rejected so far
 * @param bytesRead bytes of the sources consumed; -1 where unknown
 * @param bytesTotal bytes of all sources; -1 where unknown
 * @param elapsed since the start
 */
public record RunProgress(
        long rowsRead, long rowsWritten, long rowsRejected, long bytesRead, long bytesTotal, Duration elapsed) {}
