package io.penstock.extract.rest.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Link}, RFC 8288 §3: {@code <target>; param=value, <target>; …}. */
final class LinkHeader {
    private static final Pattern LINK = Pattern.compile(
            "\\s*,*\\s*<([^>]*)>((?:\\s*;\\s*[^\\s=;,]+(?:\\s*=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s;,\"]*))?)*)");
    private static final Pattern PARAM =
            Pattern.compile(";\\s*([^\\s=;,]+)(?:\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;,\"]*)))?");

    private LinkHeader() {}

    /** The target of the first link whose relations include {@code next}. */
    static Optional<String> next(List<String> headers) {
        for (String header : headers) {
            Matcher link = LINK.matcher(header);
            int from = 0;
            while (link.region(from, header.length()).lookingAt()) {
                if (isNext(link.group(2))) {
                    return Optional.of(link.group(1).strip());
                }
                from = link.end();
            }
        }
        return Optional.empty();
    }

    /** Only the first {@code rel} counts, §3.3. */
    private static boolean isNext(String params) {
        Matcher param = PARAM.matcher(params);
        while (param.find()) {
            if (param.group(1).equalsIgnoreCase("rel")) {
                String value = param.group(2) != null ? param.group(2) : param.group(3) == null ? "" : param.group(3);
                return List.of(value.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                        .contains("next");
            }
        }
        return false;
    }
}
