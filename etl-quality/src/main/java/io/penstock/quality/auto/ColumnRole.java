package io.penstock.quality.auto;

import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Format;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.schema.Type;
import java.util.Arrays;
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

    private static final List<Format> JUDGED = List.of(
            Format.EMAIL,
            Format.ISBN,
            Format.URL,
            Format.UUID,
            Format.IBAN,
            Format.IP,
            Format.PHONE,
            Format.DATE_ISO,
            Format.DATE_EU,
            Format.DATE_US,
            Format.DATE_TEXT,
            Format.TIMESTAMP);

    private static final Map<String, Format> BY_WORD = Map.ofEntries(
            Map.entry("email", Format.EMAIL),
            Map.entry("mail", Format.EMAIL),
            Map.entry("isbn", Format.ISBN),
            Map.entry("url", Format.URL),
            Map.entry("website", Format.URL),
            Map.entry("phone", Format.PHONE),
            Map.entry("telephone", Format.PHONE),
            Map.entry("mobile", Format.PHONE),
            Map.entry("uuid", Format.UUID),
            Map.entry("iban", Format.IBAN),
            Map.entry("date", Format.DATE_ISO));

    private static final List<String> CHANGE_WORDS =
            List.of("created", "updated", "modified", "loaded", "changed", "inserted", "timestamp", "checkout", "loan");

    private ColumnRole() {}

    /** The words of a name: {@code memberEmail} and {@code member_email} are {@code member} and {@code email}. */
    static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The format that the texts of a column should have: the one most have, else the one its name says. */
    static Optional<Format> format(ColumnProfile column) {
        Content content = column.content();
        if (column.type() != Type.TEXT || content == null || content.values() == 0) {
            return Optional.empty();
        }
        Optional<Format> found = JUDGED.stream()
                .filter(format -> content.share(format) >= MOST)
                .reduce((best, next) -> content.share(next) > content.share(best) ? next : best);
        if (found.isPresent()) {
            return found;
        }
        return words(column.name()).stream()
                .filter(BY_WORD::containsKey)
                .map(BY_WORD::get)
                .findFirst();
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
