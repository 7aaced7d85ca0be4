package io.penstock.extract.excel.xlsx;

import io.penstock.extract.excel.cells.ExcelErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A package in a ZIP file. */
final class ZipParts implements Parts {
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final BookLimits limits;
    private final String place;
    private long opened;

    private ZipParts(ZipFile zip, BookLimits limits, String place) {
        this.zip = zip;
        this.limits = limits;
        this.place = place;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            entries.putIfAbsent(key(entry.getName()), entry);
        }
    }

    static ZipParts open(Path file, BookLimits limits, String place) throws IOException {
        try {
            return new ZipParts(new ZipFile(file.toFile()), limits, place);
        } catch (ZipException | IllegalArgumentException e) {
            throw ExcelErrors.damaged(place, "the ZIP archive that a workbook is cannot be opened", e);
        }
    }

    /** How a part is looked up. */
    static String key(String name) {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    @Override
    public @Nullable InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(key(name));
        if (entry == null) {
            return null;
        }
        long packed = entry.getCompressedSize();
        InputStream in = zip.getInputStream(entry);
        opened += packed;
        return in == null ? null : new GuardedStream(in, limits, () -> packed, place);
    }

    @Override
    public boolean has(String name) {
        return entries.containsKey(key(name));
    }

    @Override
    public long bytesRead() {
        return opened;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
