package io.penstock.load.file.partition;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Directory names of partitions as Hive writes them: {@code column=value}, with characters that file systems or readers take
 * for something else as {@code %XX} of their UTF-8 bytes (Hive's {@code FileUtils.escapePathName}, and in addition {@code < >
 * |} and blanks or dots at the end, which Windows cannot have; and {@code +}, which some readers take for a blank). A null is
 * {@code __HIVE_DEFAULT_PARTITION__}; a text that says just that gets its first letter escaped. Other letters stay readable,
 * except where this JVM's file names cannot hold them.
 */
public final class PartitionNames {
    /** What stands for a null. */
    public static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /** Most bytes of a name that common file systems take. */
    public static final int MAX_BYTES = 255;

    private static final String SPECIAL = "\"#%'*/:=?\\{[]^<>|+\u007f";

    private PartitionNames() {}

    /** The name of one directory, at any length. */
    public static String directory(String column, @Nullable String value) {
        String name = escape(column) + "=" + (value == null ? NULL : escape(value));
        try {
            return Path.of(name).toString();
        } catch (InvalidPathException e) {
            return ascii(name);
        }
    }

    private static String escape(String text) {
        if (text.equals(NULL)) {
            return "%5F" + NULL.substring(1);
        }
        StringBuilder name = new StringBuilder(text.length() + 8);
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean last = i == end - 1;
            if (c < ' ' || SPECIAL.indexOf(c) >= 0 || (last && (c == ' ' || c == '.'))) {
                hex(name, c);
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    private static String ascii(String name) {
        StringBuilder ascii = new StringBuilder(name.length() * 2);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b < 0) {
                hex(ascii, b & 0xFF);
            } else {
                ascii.append((char) b);
            }
        }
        return ascii.toString();
    }

    private static void hex(StringBuilder name, int b) {
        name.append('%')
                .append(Character.toUpperCase(Character.forDigit(b >> 4, 16)))
                .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
    }
}
