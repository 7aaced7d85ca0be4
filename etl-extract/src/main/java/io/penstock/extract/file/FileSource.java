package io.penstock.extract.file;

import io.penstock.spi.Extractor;
import java.nio.file.Path;

/** A source that reads files one after the other, all with the same settings, so that it can be pointed at another file. */
public interface FileSource extends Extractor {
    /** The files it reads. */
    FileSet files();

    /** The same source with just this file; its position in an interrupted run is forgotten. */
    FileSource at(Path file);
}
