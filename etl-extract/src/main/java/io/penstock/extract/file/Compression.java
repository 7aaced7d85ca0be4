package io.penstock.extract.file;

import java.nio.file.Path;
import java.util.Locale;

/** How a file is packed. */
public enum Compression {
    /** By the end of the name: {@code .gz}, {@code .zst}, {@code .bz2}; anything else is not packed. The default. */
    BY_NAME,
    NONE,
    GZIP,
    /** Zstandard; needs {@code com.github.luben:zstd-jni}. */
    ZSTD,
    /** bzip2; needs {@code org.apache.commons:commons-compress}. */
    BZIP2;

    /** What {@link #BY_NAME} means for a file. */
    Compression of(Path file) {
        if (this != BY_NAME) {
            return this;
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            return GZIP;
        } else if (name.endsWith(".zst")) {
            return ZSTD;
        }
        return name.endsWith(".bz2") ? BZIP2 : NONE;
    }
}
