package io.penstock.quality.auto;

import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Format;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.schema.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a column seems to be. */
final class ColumnRole {
    /** Of the values that must look like a format for the column to be of it. */
    private static final double MOST = 0.5;

    private static final double NEARLY_ALL_DISTINCT = 0.95;
    private static final long LONGEST_KEY = 40;
    private static final long FEWEST_FOR_KEY = 20;

    private static final String DATE = "a date";

    /** In this order where two are equally frequent. */
    private static final Map<Format, String> JUDGED = judged();

    private static final Map<String, String> BY_WORD = Map.of(
            "email", "an e-mail address",
            "mail", "an e-mail address",
            "isbn", "an ISBN",
            "url", "a URL",
            "website", "a URL",
            "phone", "a telephone number",
            "telephone", "a telephone number",
            "mobile", "a telephone number",
            "uuid", "a UUID",
            "date", DATE);

    private static final List<String> CHANGE_WORDS =
            List.of("created", "updated", "modified", "loaded", "changed", "inserted", "timestamp", "checkout", "loan");

    private ColumnRole() {}

    private static Map<Format, String> judged() {
        Map<Format, String> all = new LinkedHashMap<>();
        all.put(Format.EMAIL, "an e-mail address");
        all.put(Format.ISBN, "an ISBN");
        all.put(Format.URL, "a URL");
        all.put(Format.UUID, "a UUID");
        all.put(Format.IBAN, "an IBAN");
        all.put(Format.IP, "an IP address");
        all.put(Format.TIMESTAMP, "a date and time");
        all.put(Format.PHONE, "a telephone number");
        return all;
    }

    /** The words of a name: {@code memberEmail} and {@code member_email} are {@code member} and {@code email}. */
    static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * What the texts of a column should be.
     *
     * @param words with an article: {@code an ISBN}
     * @param like how many of the texts are; -1 when fewer than half, and only the name says so
     */
    record Recognised(String words, long like) {}

    /** What most of the texts of a column are, else what its name says; empty where both say nothing. */
    static Optional<Recognised> recognise(ColumnProfile column) {
        Content content = column.content();
        if (column.type() != Type.TEXT || content == null || content.values() == 0) {
            return Optional.empty();
        }
        long dates = count(content, Format.DATE_ISO)
                + Math.max(count(content, Format.DATE_EU), count(content, Format.DATE_US))
                + count(content, Format.DATE_TEXT);
        if (dates >= MOST * content.values()) {
            return Optional.of(new Recognised(DATE, Math.min(dates, content.values())));
        }
        Format best = null;
        for (Format format : JUDGED.keySet()) {
            if (content.share(format) >= MOST && (best == null || content.share(format) > content.share(best))) {
                best = format;
            }
        }
        if (best != null) {
            return Optional.of(new Recognised(JUDGED.getOrDefault(best, ""), count(content, best)));
        }
        return words(column.name()).stream()
                .filter(BY_WORD::containsKey)
                .map(word -> new Recognised(BY_WORD.getOrDefault(word, ""), -1))
                .findFirst();
    }

    private static long count(Content content, Format format) {
        return content.counts().getOrDefault(format, 0L);
    }

    /** Whether the values of a column tell rows apart: nearly all differ, or the name says so. */
    static boolean isKey(ColumnProfile column) {
        Type type = column.type();
        boolean wide = type.isNested()
                || type == Type.FLOAT64
                || type == Type.BOOLEAN
                || type == Type.DATE
                || type == Type.TIME
                || type == Type.TIMESTAMP;
        Lengths lengths = column.lengths();
        if (wide || column.values() < FEWEST_FOR_KEY || (lengths != null && lengths.max() > LONGEST_KEY)) {
            return false;
        }
        double distinct = (double) column.distinct().count() / column.values();
        boolean whole = type == Type.INT64 || type == Type.TEXT;
        List<String> words = words(column.name());
        boolean named = words.equals(List.of("id"))
                || words.contains("uuid")
                || words.contains("key")
                || words.contains("barcode");
        return (whole && distinct >= NEARLY_ALL_DISTINCT && (named || isReference(column) || type == Type.TEXT))
                || (named && distinct >= MOST);
    }

    /** Whether a column refers to a row of another table, by its name. */
    static boolean isReference(ColumnProfile column) {
        List<String> words = words(column.name());
        return words.size() > 1 && words.get(words.size() - 1).equals("id");
    }

    /** Whether a column says when rows came to be or changed, by its name. */
    static boolean isChangeTime(ColumnProfile column) {
        return words(column.name()).stream().anyMatch(CHANGE_WORDS::contains);
    }
}
