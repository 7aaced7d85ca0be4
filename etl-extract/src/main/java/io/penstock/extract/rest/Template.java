package io.penstock.extract.rest;

import io.penstock.http.settings.Authentication.ApiKey;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.Urls;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with {@code {name}} placeholders. */
final class Template {
    static final String CURSOR = "cursor";
    static final String CURSOR_END = "cursor_end";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_.]*)}");

    private Template() {}

    /** The names of a text's placeholders, in order. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /**
     * The text with values for its placeholders; those without a value stay.
     *
     * @param encode what makes a value fit the place
     */
    static String fill(String text, Map<String, String> values, Function<String, String> encode) {
        Function<MatchResult, String> value = match -> {
            String given = values.get(match.group(1));
            return Matcher.quoteReplacement(given == null ? match.group() : encode.apply(given));
        };
        return PLACEHOLDER.matcher(text).replaceAll(value);
    }

    /** @throws io.penstock.error.PlanException when it is no URL that can be used */
    static void requireUrl(String url) {
        URI plain;
        try {
            plain = URI.create(PLACEHOLDER.matcher(url).replaceAll("x"));
        } catch (IllegalArgumentException e) {
            throw RestExtractor.invalid("url is not a URL (spaces and special characters must be percent-encoded)");
        }
        HttpSettings.requireHttp("url", plain);
        if (names(plain.getScheme() + "://" + url.replaceFirst("^[^:]*://", "").split("[/?]", 2)[0])
                        .size()
                > 0) {
            throw RestExtractor.invalid("url must not have a placeholder in its host, which decides about credentials");
        }
    }

    /** The URL for people: placeholders as they are, secrets hidden. */
    static String shown(RestSettings settings) {
        String url = PLACEHOLDER.matcher(settings.url).replaceAll("%7B$1%7D");
        Set<String> secret = settings.http.authentication() instanceof ApiKey key ? Set.of(key.name()) : Set.of();
        return Urls.masked(URI.create(url), secret).replace("%7B", "{").replace("%7D", "}");
    }

    /** The URL without a look at its placeholders: scheme, host and port are right. */
    static URI server(RestSettings settings) {
        return URI.create(PLACEHOLDER.matcher(settings.url).replaceAll("x"));
    }

    /** All placeholders of URL and query. */
    static Set<String> required(RestSettings settings) {
        Set<String> names = names(settings.url);
        settings.query.values().forEach(value -> names.addAll(names(value)));
        return names;
    }

    static boolean namesCursor(RestSettings settings) {
        return required(settings).contains(CURSOR) || names(settings.body).contains(CURSOR);
    }

    static boolean namesCursorEnd(RestSettings settings) {
        return required(settings).contains(CURSOR_END) || names(settings.body).contains(CURSOR_END);
    }
}
