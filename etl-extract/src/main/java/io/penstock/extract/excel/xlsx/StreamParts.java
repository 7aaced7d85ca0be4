package io.penstock.extract.excel.xlsx;

import io.penstock.extract.excel.cells.ExcelErrors;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The parts of a decrypted package. It is decrypted again for each part, so that nothing of it ever lies unprotected on a disk. */
final class StreamParts implements Parts {
    private final SecretPackage archive;
    private final BookLimits limits;
    private final String place;
    private final Set<String> names = new HashSet<>();
    private long bytesRead;

    StreamParts(SecretPackage archive, BookLimits limits, String place) throws IOException {
        this.archive = archive;
        this.limits = limits;
        this.place = place;
        try (Counted packed = new Counted(archive.open());
                ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(ZipParts.key(entry.getName()));
                try (InputStream guarded = guarded(zip, packed)) {
                    guarded.skip(Long.MAX_VALUE);
                }
            }
        }
        if (names.isEmpty()) {
            throw ExcelErrors.damaged(place, "what the protected file holds is no workbook", null);
        }
    }

    @Override
    public @Nullable InputStream open(String name) throws IOException {
        String wanted = ZipParts.key(name);
        if (!names.contains(wanted)) {
            return null;
        }
        Counted packed = new Counted(archive.open());
        ZipInputStream zip = new ZipInputStream(packed);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (ZipParts.key(entry.getName()).equals(wanted)) {
                return new GuardedStream(zip, limits, () -> packed.count, place);
            }
        }
        zip.close();
        return null;
    }

    /** A view that leaves the archive open when it is closed, and reads rather than skips, so that the limits see every byte. */
    private InputStream guarded(ZipInputStream zip, Counted packed) {
        return new FilterInputStream(new GuardedStream(zip, limits, () -> packed.count, place)) {
            @Override
            public long skip(long count) throws IOException {
                byte[] away = new byte[1 << 13];
                long skipped = 0;
                for (int got = read(away); got > 0; got = read(away)) {
                    skipped += got;
                }
                return skipped;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean has(String name) {
        return names.contains(ZipParts.key(name));
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    private final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int got = super.read(to, from, length);
            count += Math.max(0, got);
            bytesRead = Math.max(bytesRead, count);
            return got;
        }
    }
}
