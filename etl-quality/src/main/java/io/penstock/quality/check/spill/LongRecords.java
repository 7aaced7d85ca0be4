package io.penstock.quality.check.spill;

import io.penstock.quality.check.CheckErrors;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records of a fixed number of longs. In one array while the memory allows, then in 256 files by the upper byte of the first long, which is a
 * hash where files are to be of one size. Equal first longs are in the same part, so that parts can be looked at one after the other. One thread.
 */
public final class LongRecords implements AutoCloseable {
    /** Number of files. */
    public static final int PARTS = 256;

    private static final int FILE_BUFFER = 8192;
    private static final int SMALLEST = 256;

    private final int width;
    private final long memory;
    private final Scratch scratch;
    private long[] held = new long[0];
    private int used;
    private @Nullable Path directory;
    private @Nullable DataOutputStream @Nullable [] files;

    /**
     * @param width longs of a record
     * @param memory bytes for records, at least some hundred
     */
    public LongRecords(int width, long memory, Scratch scratch) {
        this.width = width;
        this.memory = memory;
        this.scratch = scratch;
    }

    /** Adds {@code record[0..width)}. */
    public void add(long[] record) throws IOException {
        add(record, 0);
    }

    private void add(long[] records, int from) throws IOException {
        if (directory == null && used + width > held.length && !grow()) {
            spill();
        }
        if (directory != null) {
            write(records, from);
            return;
        }
        System.arraycopy(records, from, held, used, width);
        used += width;
    }

    private boolean grow() {
        long larger = Math.max((long) SMALLEST * width, held.length * 2L);
        if (larger > SMALLEST * (long) width && (larger * Long.BYTES > memory || larger > 1 << 30)) {
            return false;
        }
        held = Arrays.copyOf(held, (int) larger);
        return true;
    }

    /** Whether records are in files. */
    public boolean isOnDisk() {
        return directory != null;
    }

    /** Puts the records into files, those to come too. */
    public void spill() throws IOException {
        if (directory != null) {
            return;
        }
        directory = Files.createTempDirectory(scratch.directory(), "records");
        files = new DataOutputStream[PARTS];
        for (int at = 0; at < used; at += width) {
            write(held, at);
        }
        held = new long[0];
        used = 0;
    }

    private void write(long[] records, int from) throws IOException {
        int part = (int) (records[from] >>> 56);
        @Nullable DataOutputStream[] open = files;
        if (open == null) {
            throw new IllegalStateException("the records have been read");
        }
        DataOutputStream out = open[part];
        if (out == null) {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(part)), FILE_BUFFER));
            open[part] = out;
        }
        for (int i = 0; i < width; i++) {
            out.writeLong(records[from + i]);
        }
    }

    private Path file(int part) {
        Path made = directory;
        if (made == null) {
            throw new IllegalStateException("nothing is on disk");
        }
        return made.resolve(Integer.toString(part));
    }

    /** Adds the records of another, which stays as it is. */
    public void merge(LongRecords other) {
        try {
            other.flush();
            other.each(record -> add(record, 0));
        } catch (IOException e) {
            throw CheckErrors.noSpace(e);
        }
    }

    private void flush() throws IOException {
        @Nullable DataOutputStream[] open = files;
        if (open != null) {
            for (DataOutputStream each : open) {
                if (each != null) {
                    each.flush();
                }
            }
        }
    }

    /** Parts to read: one in memory, {@link #PARTS} on disk. */
    public int parts() {
        return directory == null ? 1 : PARTS;
    }

    /** The records of a part, one behind the other. */
    public long[] part(int number) throws IOException {
        if (directory == null) {
            return Arrays.copyOf(held, used);
        }
        flush();
        Path file = file(number);
        if (!Files.exists(file)) {
            return new long[0];
        }
        long longs = Files.size(file) / Long.BYTES;
        if (longs > Integer.MAX_VALUE - 8) {
            throw new IOException("a part has " + longs + " numbers, more than an array can hold");
        }
        long[] all = new long[(int) longs];
        try (DataInputStream in = open(file)) {
            for (int i = 0; i < all.length; i++) {
                all[i] = in.readLong();
            }
        }
        return all;
    }

    /** The records of a part, in the order of their longs. */
    public long[][] sortedPart(int number) throws IOException {
        return sorted(part(number), width);
    }

    /** Shows every record, in no order; the array is used again. */
    public void each(Visitor visitor) throws IOException {
        long[] record = new long[width];
        for (int at = 0; at < used; at += width) {
            System.arraycopy(held, at, record, 0, width);
            visitor.record(record);
        }
        if (directory == null) {
            return;
        }
        flush();
        for (int part = 0; part < PARTS; part++) {
            Path file = file(part);
            if (!Files.exists(file)) {
                continue;
            }
            try (DataInputStream in = open(file)) {
                for (long left = Files.size(file) / Long.BYTES / width; left > 0; left--) {
                    for (int i = 0; i < width; i++) {
                        record[i] = in.readLong();
                    }
                    visitor.record(record);
                }
            }
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static long[][] sorted(long[] records, int width) {
        long[][] rows = new long[records.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(records, i * width, (i + 1) * width);
        }
        Arrays.sort(rows, Arrays::compare);
        return rows;
    }

    @Override
    public void close() throws IOException {
        @Nullable DataOutputStream[] open = files;
        files = null;
        if (open != null) {
            for (DataOutputStream each : open) {
                if (each != null) {
                    each.close();
                }
            }
        }
    }

    /** Takes records. */
    @FunctionalInterface
    public interface Visitor {
        void record(long[] record) throws IOException;
    }
}
