package io.penstock.extract.parquet.page;

import java.util.Arrays;

/**
 * Byte strings behind all their lengths (DELTA_LENGTH_BYTE_ARRAY), or behind the lengths of what they share with the value before
 * (DELTA_BYTE_ARRAY).
 */
final class DeltaBytesReader extends ValueReader {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private final int count;
    private int next;

    private DeltaBytesReader(byte[] bytes, int[] starts, int[] ends, int count) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.count = count;
    }

    static DeltaBytesReader ofLengths(Page page) {
        return ofLengths(page, page.from());
    }

    private static DeltaBytesReader ofLengths(Page page, int from) {
        DeltaReader lengths = counted(page, from);
        int count = (int) lengths.total();
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            ends[i] = (int) lengths.next();
        }
        long at = lengths.position();
        for (int i = 0; i < count; i++) {
            if (ends[i] < 0 || ends[i] > page.end() - at) {
                throw new Damage("a value runs over the end of its page");
            }
            starts[i] = (int) at;
            at += ends[i];
            ends[i] = (int) at;
        }
        return new DeltaBytesReader(page.bytes(), starts, ends, count);
    }

    /** All values are put together at once: each needs the one before it. */
    static DeltaBytesReader ofPrefixes(Page page) {
        DeltaReader lengths = counted(page, page.from());
        int count = (int) lengths.total();
        int[] prefixes = new int[count];
        for (int i = 0; i < count; i++) {
            prefixes[i] = (int) lengths.next();
        }
        DeltaBytesReader suffixes = ofLengths(page, lengths.position());
        if (suffixes.count != count) {
            throw new Damage(count + " shared beginnings for " + suffixes.count + " values");
        }
        byte[] whole = new byte[page.end()];
        int[] starts = new int[count];
        int[] ends = new int[count];
        int to = 0;
        for (int i = 0; i < count; i++) {
            int before = i == 0 ? 0 : ends[i - 1] - starts[i - 1];
            int own = suffixes.ends[i] - suffixes.starts[i];
            if (prefixes[i] < 0 || prefixes[i] > before) {
                throw new Damage("a value shares more bytes than the one before it has");
            }
            long length = (long) prefixes[i] + own;
            if (to + length > whole.length) {
                whole = Arrays.copyOf(whole, grown(to + length));
            }
            System.arraycopy(whole, i == 0 ? 0 : starts[i - 1], whole, to, prefixes[i]);
            System.arraycopy(page.bytes(), suffixes.starts[i], whole, to + prefixes[i], own);
            starts[i] = to;
            to += (int) length;
            ends[i] = to;
        }
        return new DeltaBytesReader(whole, starts, ends, count);
    }

    private static int grown(long needed) {
        if (needed > 1 << 30) {
            throw new Damage(ParquetErrors.PAGE_SIZE, "values of more than 1 GiB in one page");
        }
        return (int) Math.min(1 << 30, needed * 2);
    }

    private static DeltaReader counted(Page page, int from) {
        DeltaReader lengths = new DeltaReader(page.bytes(), from, page.end(), Physical.INT32);
        if (lengths.total() > page.values()) {
            throw new Damage("lengths of " + lengths.total() + " values for " + page.values());
        }
        return lengths;
    }

    @Override
    public void slices(Slices out, int number) {
        if (number > count - next) {
            throw new Damage("fewer values than the page says");
        }
        out.room(number);
        System.arraycopy(starts, next, out.starts(), out.size(), number);
        System.arraycopy(ends, next, out.ends(), out.size(), number);
        next += number;
        out.added(bytes, number);
    }

    @Override
    public void skip(int number) {
        if (number > count - next) {
            throw new Damage("fewer values than the page says");
        }
        next += number;
    }
}
