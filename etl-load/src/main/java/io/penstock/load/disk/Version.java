package io.penstock.load.disk;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One of several directories that hold the same thing as it was at different times.
 *
 * @param id its name; sorts by time
 * @param time when it was begun, to the millisecond
 * @param bytes of all its files
 */
public record Version(String id, Path directory, Instant time, long bytes) {}
