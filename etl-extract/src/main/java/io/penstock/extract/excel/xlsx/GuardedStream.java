package io.penstock.extract.excel.xlsx;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.excel.cells.ExcelErrors;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A part being unpacked, which must not grow past the limits. */
final class GuardedStream extends FilterInputStream {
    private final BookLimits limits;
    private final LongSupplier packed;
    private final String place;
    private long count;

    /** @param packed bytes that were unpacked so far, or are to be */
    GuardedStream(InputStream in, BookLimits limits, LongSupplier packed, String place) {
        super(in);
        this.limits = limits;
        this.packed = packed;
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            add(1);
        }
        return b;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int got = super.read(to, from, length);
        if (got > 0) {
            add(got);
        }
        return got;
    }

    private void add(int got) {
        count += got;
        if (count > limits.inflatedBytes()) {
            throw over("unpacks to more than max_inflated_bytes", limits.inflatedBytes(), "max_inflated_bytes");
        }
        if (count > BookLimits.UNJUDGED_BYTES && count / limits.inflateRatio() > packed.getAsLong()) {
            throw over(
                    "unpacks to more than max_inflate_ratio times its size",
                    limits.inflateRatio(),
                    "max_inflate_ratio");
        }
    }

    private ExtractException over(String what, long limit, String setting) {
        return new ExtractException(Problem.of(
                        ExcelErrors.LIMIT, String.format(Locale.ROOT, "a part of the workbook %s (%,d)", what, limit))
                .at(place)
                .next("Raise " + setting + " if you trust the file; it may be made to fill your memory."));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
