package io.penstock.load.file;

import java.nio.file.Path;

/** One file of a load before it is published. */
final class Part {
    /** Its temporary name. */
    final Path file;

    /** Rows this run wrote to it. */
    long rows;

    Part(Path file) {
        this.file = file;
    }
}
