package io.penstock.quality.check.key;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts keys that came before, by a 64-bit hash each. In an open-addressing table while the memory allows, then by hash prefix in files that are
 * read one after the other at the end, so that the number of rows has no bound. Two keys of the same hash count as one: for n keys the chance that
 * this happens at all is about n²/2⁶⁵.
 */
final class KeyHashes implements AutoCloseable {
    private static final int FILES = 256;
    private static final int FILE_BUFFER = 8192;
    private static final int SMALLEST = 1024;

    private final long memory;
    private final Scratch scratch;
    private long[] table = new long[SMALLEST];
    private int used;
    private boolean zero;
    private long repeated;
    private DataOutputStream @Nullable [] files;
    private @Nullable Path directory;

    /** Where files may be made; asked once, when they are needed. */
    interface Scratch {
        Path directory() throws IOException;
    }

    /** @param memory bytes for the table */
    KeyHashes(long memory, Scratch scratch) {
        this.memory = memory;
        this.scratch = scratch;
    }

    /** Whether the key came before; false while that is not known yet, because the keys are in files. */
    boolean isRepeated(long hash) throws IOException {
        if (files != null) {
            write(hash);
            return false;
        }
        if (hash == 0) {
            boolean before = zero;
            zero = true;
            repeated += before ? 1 : 0;
            return before;
        }
        int slot = slot(table, hash);
        if (table[slot] == hash) {
            repeated++;
            return true;
        }
        table[slot] = hash;
        used++;
        if (used * 2L > table.length) {
            grow();
        }
        return false;
    }

    private static int slot(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() throws IOException {
        if (table.length * 16L > Math.max(memory, SMALLEST * 16L) || table.length == 1 << 30) {
            spill();
            return;
        }
        long[] larger = new long[table.length * 2];
        for (long hash : table) {
            if (hash != 0) {
                larger[slot(larger, hash)] = hash;
            }
        }
        table = larger;
    }

    private void spill() throws IOException {
        Path made = Files.createTempDirectory(scratch.directory(), "keys");
        directory = made;
        files = new DataOutputStream[FILES];
        for (int f = 0; f < FILES; f++) {
            files[f] = new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(made.resolve(Integer.toString(f))), FILE_BUFFER));
        }
        for (long hash : table) {
            if (hash != 0) {
                write(hash);
            }
        }
        if (zero) {
            write(0);
        }
        table = new long[0];
    }

    private void write(long hash) throws IOException {
        DataOutputStream[] open = files;
        if (open != null) {
            open[(int) (hash >>> 56)].writeLong(hash);
        }
    }

    /** Rows whose key came before, over all rows. No more keys may come. */
    long repeated() throws IOException {
        DataOutputStream[] open = files;
        Path made = directory;
        if (open == null || made == null) {
            return repeated;
        }
        files = null;
        directory = null;
        for (DataOutputStream each : open) {
            each.close();
        }
        for (int f = 0; f < FILES; f++) {
            Path file = made.resolve(Integer.toString(f));
            repeated += repeated(file);
            Files.delete(file);
        }
        Files.delete(made);
        return repeated;
    }

    private static long repeated(Path file) throws IOException {
        long[] hashes = new long[(int) Math.min(Integer.MAX_VALUE - 8, Files.size(file) / Long.BYTES)];
        int count = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (count < hashes.length) {
                hashes[count++] = in.readLong();
            }
        } catch (EOFException e) {
            throw new IOException("the file " + file + " is shorter than it was written", e);
        }
        Arrays.sort(hashes);
        long repeated = 0;
        for (int i = 1; i < count; i++) {
            repeated += hashes[i] == hashes[i - 1] ? 1 : 0;
        }
        return repeated;
    }

    /** Adds the keys of another; both count as one stream. */
    void merge(KeyHashes other) throws IOException {
        repeated += other.repeatedSoFar();
        for (long hash : other.table) {
            if (hash != 0) {
                isRepeated(hash);
            }
        }
        if (other.zero) {
            isRepeated(0);
        }
        DataOutputStream[] theirs = other.files;
        Path from = other.directory;
        if (theirs != null && from != null) {
            for (int f = 0; f < FILES; f++) {
                theirs[f].flush();
                Path file = from.resolve(Integer.toString(f));
                try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                    for (long left = Files.size(file) / Long.BYTES; left > 0; left--) {
                        isRepeated(in.readLong());
                    }
                }
            }
        }
    }

    private long repeatedSoFar() {
        return repeated;
    }

    /** Closes files that are still open; the run's directory is removed by the engine. */
    @Override
    public void close() throws IOException {
        DataOutputStream[] open = files;
        files = null;
        if (open != null) {
            for (DataOutputStream each : open) {
                each.close();
            }
        }
    }
}
