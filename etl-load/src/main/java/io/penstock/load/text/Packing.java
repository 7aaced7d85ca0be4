package io.penstock.load.text;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.penstock.spi.OptionalLibrary;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How files of text are compressed: by the end of the target's name, each at the level that costs least time. */
public enum Packing {
    NONE(""),
    GZIP(".gz"),
    /** Needs {@code com.github.luben:zstd-jni}. */
    ZSTD(".zst");

    private static final int BUFFER = 1 << 16;
    private static final OptionalLibrary ZSTD_LIBRARY =
            new OptionalLibrary("Zstandard", "com.github.luben.zstd.Zstd", "com.github.luben:zstd-jni");

    private final String ending;

    Packing(String ending) {
        this.ending = ending;
    }

    /** By the name of a file or directory. */
    public static Packing of(Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(GZIP.ending) ? GZIP : name.endsWith(ZSTD.ending) ? ZSTD : NONE;
    }

    /** What stands behind the format in a file's name: {@code .gz}, {@code .zst} or nothing. */
    public String ending() {
        return ending;
    }

    public boolean isPacked() {
        return this != NONE;
    }

    /**
     * The end of a file, which is made when absent; what is there stays. Closing it ends what was begun here, which readers join
     * to what was there.
     *
     * @throws io.penstock.error.PlanException when a library is missing
     */
    public OutputStream append(Path file) throws IOException {
        require();
        OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return switch (this) {
            case NONE -> raw;
            case GZIP -> new FastGzip(raw);
            case ZSTD -> new BufferedOutputStream(Zstd.write(raw), BUFFER);
        };
    }

    /**
     * The bytes of a file, unpacked.
     *
     * @throws io.penstock.error.PlanException when a library is missing
     */
    public InputStream open(Path file) throws IOException {
        require();
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return switch (this) {
                case NONE -> raw;
                case GZIP -> new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
                case ZSTD -> new BufferedInputStream(Zstd.read(raw), BUFFER);
            };
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The last byte of a file's text, -1 when there is none; a compressed file is read to its end. */
    public int lastByte(Path file) throws IOException {
        if (this == NONE) {
            try (RandomAccessFile text = new RandomAccessFile(file.toFile(), "r")) {
                text.seek(Math.max(0, text.length() - 1));
                return text.read();
            }
        }
        int last = -1;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open(file)) {
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                last = buffer[n - 1] & 0xFF;
            }
        }
        return last;
    }

    private void require() {
        if (this == ZSTD) {
            ZSTD_LIBRARY.require("a file that ends in .zst");
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Apart, so that this enum loads without the library. */
    private static final class Zstd {
        static OutputStream write(OutputStream out) throws IOException {
            return new ZstdOutputStream(out, 1);
        }

        static InputStream read(InputStream in) throws IOException {
            return new ZstdInputStream(in);
        }
    }
}
