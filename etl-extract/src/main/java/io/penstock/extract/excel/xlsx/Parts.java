package io.penstock.extract.excel.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The parts of an open package, by their names without a leading slash, case ignored. One thread. */
interface Parts extends Closeable {
    /** The content of a part, guarded by the limits; null when there is none of this name. */
    @Nullable
    InputStream open(String name) throws IOException;

    boolean has(String name);

    /** Packed bytes read so far. */
    long bytesRead();
}
