package io.penstock.extract.file;

import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A source that reads files one after the other, all with the same settings, so that it can be pointed at another file. */
public interface FileSource extends Extractor {
    /** The files it reads. */
    FileSet files();

    /** The same source with just this file; its position in an interrupted run is forgotten. */
    FileSource at(Path file);

    /**
     * Like {@link #at(Path)}, for a file of the same kind as one that was looked at before: what would be guessed is taken from
     * there. The file itself may turn out to have other columns.
     *
     * @param columns what {@link Extractor#schema} gave for the other file
     */
    default Extractor at(Path file, Schema columns) {
        Map<String, Type> types = new LinkedHashMap<>();
        columns.fields().forEach(field -> types.put(field.name(), field.type()));
        return at(file).declaring(types);
    }
}
