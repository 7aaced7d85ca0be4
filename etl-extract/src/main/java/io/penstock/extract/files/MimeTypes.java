package io.penstock.extract.files;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Media types (IANA registry) by the first bytes and by the end of the name; the same on every platform. */
final class MimeTypes {
    private static final String BYTES = "application/octet-stream";
    private static final String PLAIN = "text/plain";
    private static final String ZIP = "application/zip";
    private static final String OLE = "application/x-ole-storage";

    /** @param magic first bytes as Latin-1 */
    private record Magic(String magic, String type) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic("PK\3\4", ZIP),
            new Magic("PK\5\6", ZIP),
            new Magic("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", OLE),
            new Magic("%PDF-", "application/pdf"),
            new Magic("\u0089PNG\r\n\u001a\n", "image/png"),
            new Magic("\u00ff\u00d8\u00ff", "image/jpeg"),
            new Magic("GIF8", "image/gif"),
            new Magic("II*\0", "image/tiff"),
            new Magic("MM\0*", "image/tiff"),
            new Magic("\u001f\u008b", "application/gzip"),
            new Magic("(\u00b5/\u00fd", "application/zstd"),
            new Magic("BZh", "application/x-bzip2"),
            new Magic("\u00fd7zXZ\0", "application/x-xz"),
            new Magic("7z\u00bc\u00af'\u001c", "application/x-7z-compressed"),
            new Magic("SQLite format 3\0", "application/vnd.sqlite3"),
            new Magic("PAR1", "application/vnd.apache.parquet"),
            new Magic("Obj\1", "application/avro"),
            new Magic("\u007fELF", "application/x-executable"),
            new Magic("\u00ca\u00fe\u00ba\u00be", "application/java-vm"),
            new Magic("OggS", "audio/ogg"),
            new Magic("ID3", "audio/mpeg"));

    private static final Map<String, String> NAMES = names(
            "csv text/csv",
            "tsv text/tab-separated-values",
            "txt text/plain",
            "log text/plain",
            "md text/markdown",
            "json application/json",
            "jsonl application/jsonl",
            "ndjson application/x-ndjson",
            "xml application/xml",
            "html text/html",
            "htm text/html",
            "css text/css",
            "js text/javascript",
            "yaml application/yaml",
            "yml application/yaml",
            "sql application/sql",
            "sh application/x-sh",
            "py text/x-python",
            "java text/x-java",
            "properties text/plain",
            "ini text/plain",
            "svg image/svg+xml",
            "xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsm application/vnd.ms-excel.sheet.macroenabled.12",
            "xls application/vnd.ms-excel",
            "xlsb application/vnd.ms-excel.sheet.binary.macroenabled.12",
            "ods application/vnd.oasis.opendocument.spreadsheet",
            "odt application/vnd.oasis.opendocument.text",
            "docx application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "doc application/msword",
            "ppt application/vnd.ms-powerpoint",
            "pptx application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "epub application/epub+zip",
            "jar application/java-archive",
            "zip application/zip",
            "pdf application/pdf",
            "png image/png",
            "jpg image/jpeg",
            "jpeg image/jpeg",
            "gif image/gif",
            "tif image/tiff",
            "tiff image/tiff",
            "webp image/webp",
            "bmp image/bmp",
            "gz application/gzip",
            "zst application/zstd",
            "bz2 application/x-bzip2",
            "xz application/x-xz",
            "7z application/x-7z-compressed",
            "tar application/x-tar",
            "db application/vnd.sqlite3",
            "sqlite application/vnd.sqlite3",
            "parquet application/vnd.apache.parquet",
            "avro application/avro",
            "mp3 audio/mpeg",
            "mp4 video/mp4",
            "ogg audio/ogg",
            "wav audio/wav",
            "mov video/quicktime",
            "mrc application/marc");

    private MimeTypes() {}

    private static Map<String, String> names(String... entries) {
        Map<String, String> names = new HashMap<>();
        for (String entry : entries) {
            int blank = entry.indexOf(' ');
            names.put(entry.substring(0, blank), entry.substring(blank + 1));
        }
        return names;
    }

    static String byName(String name) {
        String known = known(name);
        return known == null ? BYTES : known;
    }

    private static @Nullable String known(String name) {
        return NAMES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** What the bytes say; the name decides among the kinds that begin alike (archives, old Office files, texts). */
    static String byContent(byte[] head, String name) {
        String known = known(name);
        if (head.length == 0) {
            return known == null ? PLAIN : known;
        }
        String start = new String(head, 0, Math.min(32, head.length), StandardCharsets.ISO_8859_1);
        for (Magic each : MAGIC) {
            if (start.startsWith(each.magic)) {
                return refined(each.type, known);
            }
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return "image/webp";
        } else if (start.startsWith("ftyp", 4)) {
            return known != null && known.equals("video/quicktime") ? known : "video/mp4";
        } else if (isText(head)) {
            return text(start.stripLeading().toLowerCase(Locale.ROOT), known);
        }
        return known == null || isTextType(known) ? BYTES : known;
    }

    private static String refined(String type, @Nullable String known) {
        if (known == null) {
            return type;
        }
        boolean fits = type.equals(ZIP)
                ? known.contains("openxml")
                        || known.contains("macroenabled")
                        || known.contains("oasis")
                        || known.endsWith("+zip")
                        || known.endsWith("java-archive")
                : type.equals(OLE) && (known.equals("application/msword") || known.startsWith("application/vnd.ms-"));
        return fits ? known : type;
    }

    private static String text(String start, @Nullable String known) {
        if (known != null && isTextType(known)) {
            return known;
        } else if (start.startsWith("<?xml")) {
            return "application/xml";
        } else if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "text/html";
        }
        return PLAIN;
    }

    private static boolean isTextType(String type) {
        return type.startsWith("text/")
                || type.endsWith("+xml")
                || List.of("json", "jsonl", "x-ndjson", "xml", "yaml", "sql", "x-sh")
                        .contains(type.substring(type.indexOf('/') + 1));
    }

    /** Whether nothing but text is among the bytes: no control characters that no text holds. */
    static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b) {
                return false;
            }
        }
        String start = new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1);
        return MAGIC.stream().noneMatch(each -> start.startsWith(each.magic)) || head.length == 0;
    }
}
