package io.penstock.http.settings;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** URLs: put together, compared, and shown to people without what is secret in them. */
public final class Urls {
    private static final int SHOWN = 300;
    private static final Pattern SECRET_NAME = Pattern.compile(
            "key|token|secret|passw|pwd|auth|sig$|signature|credential|session|jwt|code$", Pattern.CASE_INSENSITIVE);

    private Urls() {}

    /** The URL with {@code ***} for user information and for the values of parameters whose names sound secret. */
    public static String masked(URI url) {
        return masked(url, Set.of());
    }

    /**
     * The URL with {@code ***} in the place of what must not be shown, shortened.
     *
     * @param secretNames names of further parameters with secret values
     */
    public static String masked(URI url, Set<String> secretNames) {
        StringBuilder text = new StringBuilder();
        if (url.getScheme() != null) {
            text.append(url.getScheme()).append(':');
        }
        String authority = url.getRawAuthority();
        if (authority != null) {
            int at = authority.lastIndexOf('@');
            text.append("//").append(at < 0 ? authority : "***" + authority.substring(at));
        }
        text.append(Objects.requireNonNullElse(url.getRawPath(), ""));
        if (url.getRawQuery() != null) {
            char before = '?';
            for (String pair : url.getRawQuery().split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                text.append(before).append(name);
                before = '&';
                if (equals >= 0) {
                    text.append('=').append(isSecret(name, secretNames) ? "***" : pair.substring(equals + 1));
                }
            }
        }
        return text.length() <= SHOWN ? text.toString() : text.substring(0, SHOWN) + "…";
    }

    /** Whether the value of a parameter or header of this name should not be shown. */
    public static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).find();
    }

    private static boolean isSecret(String name, Set<String> secretNames) {
        return isSecretName(name) || secretNames.contains(name);
    }

    /** The URL with parameters behind those it has, names and values encoded; one of the same name is replaced. */
    public static URI with(URI url, Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        if (url.getRawQuery() != null) {
            for (String pair : url.getRawQuery().split("&", -1)) {
                String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
                if (parameters.keySet().stream().noneMatch(each -> encoded(each).equals(name))) {
                    query.append(query.isEmpty() ? "" : "&").append(pair);
                }
            }
        }
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        String text = url.toString();
        int end = text.indexOf('#') >= 0 ? text.indexOf('#') : text.length();
        int mark = text.indexOf('?') >= 0 && text.indexOf('?') < end ? text.indexOf('?') : end;
        return URI.create(text.substring(0, mark) + (query.isEmpty() ? "" : "?" + query));
    }

    /** Text that can stand in a path or a query without meaning anything there: RFC 3986 percent-encoding of UTF-8. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~")
                .replace("*", "%2A");
    }

    /**
     * Whether what may be told to the server of {@code known} may be told to that of {@code other}: same scheme, host and port, or
     * the same host by https in place of http, on the usual ports.
     */
    public static boolean isTrusted(URI known, URI other) {
        if (!host(known).equals(host(other))) {
            return false;
        }
        boolean sameScheme = scheme(known).equals(scheme(other));
        boolean upgrade = scheme(known).equals("http") && scheme(other).equals("https");
        return (sameScheme && port(known) == port(other)) || (upgrade && port(known) == 80 && port(other) == 443);
    }

    private static String host(URI url) {
        return Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
    }

    private static String scheme(URI url) {
        return Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : scheme(url).equals("https") ? 443 : 80;
    }
}
