package io.penstock.transform.text.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Character references of HTML: named ones from the standard's list, numeric ones with the standard's corrections. */
final class HtmlEntities {
    private static final String LIST = "entities.txt";
    /** What 0x80–0x9F mean in numeric references: windows-1252 (WHATWG, section 13.2.5.80). */
    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private static final int REPLACEMENT = 0xFFFD;
    private static final int LONGEST = 32;

    private static final Map<String, String> NAMED = load();

    private HtmlEntities() {}

    private static Map<String, String> load() {
        Map<String, String> named = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(HtmlEntities.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.split(" ", -1);
                StringBuilder text = new StringBuilder();
                for (int p = 1; p < parts.length; p++) {
                    text.appendCodePoint(Integer.parseInt(parts[p], 16));
                }
                named.put(parts[0], text.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named;
    }

    /** Reads the reference that begins with the {@code &} at {@code at}; gives the position behind it, {@code at} when there is none. */
    static int read(byte[] html, int at, int to, StringBuilder out) {
        return at + 1 < to && html[at + 1] == '#' ? number(html, at, to, out) : name(html, at, to, out);
    }

    private static int number(byte[] html, int at, int to, StringBuilder out) {
        int i = at + 2;
        int radix = 10;
        if (i < to && (html[i] | 0x20) == 'x') {
            radix = 16;
            i++;
        }
        int first = i;
        int value = 0;
        while (i < to && html[i] >= 0 && Character.digit(html[i], radix) >= 0) {
            value = Math.min(value * radix + Character.digit(html[i], radix), 0x110000);
            i++;
        }
        if (i == first) {
            return at;
        }
        if (value >= 0x80 && value <= 0x9F) {
            out.append(WINDOWS_1252.charAt(value - 0x80));
        } else if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
            out.appendCodePoint(REPLACEMENT);
        } else {
            out.appendCodePoint(value);
        }
        return i < to && html[i] == ';' ? i + 1 : i;
    }

    /** The longest name that is in the list. */
    private static int name(byte[] html, int at, int to, StringBuilder out) {
        int end = at + 1;
        while (end < to && end - at <= LONGEST && html[end] >= 0 && Character.isLetterOrDigit(html[end])) {
            end++;
        }
        if (end < to && html[end] == ';') {
            end++;
        }
        for (int i = end; i > at + 1; i--) {
            String found = NAMED.get(new String(html, at + 1, i - at - 1, StandardCharsets.US_ASCII));
            if (found != null) {
                out.append(found);
                return i;
            }
        }
        return at;
    }
}
