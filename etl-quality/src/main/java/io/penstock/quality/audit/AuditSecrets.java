package io.penstock.quality.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts {@code ***} in the place of secrets: user information of URLs, and values whose names sound secret. */
final class AuditSecrets {
    private static final String NAMES =
            "[\\w.-]*(?:passw|pwd|passphrase|secret|token|credential|api[_-]?key|access[_-]?key|private[_-]?key|authorization|signature|jwt)[\\w.-]*";
    private static final Pattern NAME = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_TEXT =
            Pattern.compile("(" + NAMES + "\\s*[=:]\\s*)[^\\s&;,}]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER = Pattern.compile("://[^/\\s?#]*@");

    private AuditSecrets() {}

    static String masked(String text) {
        return IN_TEXT.matcher(USER.matcher(text).replaceAll("://***@")).replaceAll("$1***");
    }

    /** The same of maps and collections, however deep. */
    static @Nullable Object masked(@Nullable Object plain) {
        if (plain instanceof Map<?, ?> map) {
            return masked(map);
        } else if (plain instanceof Collection<?> all) {
            List<@Nullable Object> masked = new ArrayList<>();
            all.forEach(each -> masked.add(masked(each)));
            return masked;
        }
        return plain instanceof CharSequence text ? masked(text.toString()) : plain;
    }

    static Map<String, @Nullable Object> masked(Map<?, ?> plain) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        plain.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean secret = value instanceof CharSequence && NAME.matcher(name).matches();
            masked.put(name, secret ? "***" : masked(value));
        });
        return masked;
    }
}
