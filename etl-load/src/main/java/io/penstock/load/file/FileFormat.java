package io.penstock.load.file;

import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A format that can write one file. It makes content only: temporary names, fsync, publishing, partitions, manifests and what
 * becomes of an existing file are {@link FileLayout}'s. Immutable; shared by threads.
 */
public interface FileFormat extends Serializable {
    /** The {@code type} in JSON: {@code csv}. */
    String name();

    /** How files of this format end, without the dot: {@code csv}, {@code csv.gz}. */
    String extension();

    /**
     * Begins a new file.
     *
     * @param file where to write: a temporary name that no file has yet
     */
    FileContent create(Path file, Schema schema, StepContext context) throws IOException;

    /** Whether rows can be added to a finished file; {@link Growth#NEVER} by default. */
    default Growth growth() {
        return Growth.NEVER;
    }

    /**
     * Refuses a file that rows of this schema cannot be added to; asked only where {@link #growth} allows it.
     *
     * @param existing the user's file, not empty; read, never changed
     * @throws io.penstock.error.LoadException naming the file and what differs
     */
    default void requireFits(Path existing, Schema schema) throws IOException {}

    /**
     * Opens a file to add rows to: one that this format wrote, or a copy of one that {@link #requireFits} let pass; asked
     * only where {@link #growth} allows it.
     *
     * @param file may be changed in place
     */
    default FileContent extend(Path file, Schema schema, StepContext context) throws IOException {
        throw new UnsupportedOperationException(name() + " files cannot grow");
    }
}
