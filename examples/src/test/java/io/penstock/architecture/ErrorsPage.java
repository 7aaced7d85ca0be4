package io.penstock.architecture;

import io.penstock.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of {@code docs/reference/errors.md}: code and summary come from the constants, the advice in the last column is kept
 * from the page, and a code that is new gets an empty one.
 */
final class ErrorsPage {
    private static final String TABLES = "\n## 1xxx: ";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(PEN-\\d{4})` \\| [^|]* \\| ?(.*?) ?\\|$");
    private static final Map<Character, String> FAMILIES = new TreeMap<>(Map.of(
            '1', "the plan",
            '2', "sources",
            '3', "steps",
            '4', "sinks",
            '5', "quality",
            '6', "state",
            '7', "config files",
            '8', "the engine"));

    private ErrorsPage() {}

    /** The page with its tables brought up to date. */
    static String update(String page, List<ErrorCode> codes) {
        Map<String, String> advice = advice(page);
        StringBuilder text = new StringBuilder(page.substring(0, page.indexOf(TABLES)));
        FAMILIES.forEach((digit, name) -> {
            List<ErrorCode> family =
                    codes.stream().filter(code -> code.id().charAt(4) == digit).toList();
            if (!family.isEmpty()) {
                text.append("\n## ").append(digit).append("xxx: ").append(name).append("\n\n");
                text.append("| code | when | what to do next |\n|---|---|---|\n");
                for (ErrorCode code : family) {
                    text.append("| `")
                            .append(code.id())
                            .append("` | ")
                            .append(code.summary())
                            .append(" | ");
                    text.append(advice.getOrDefault(code.id(), "")).append(" |\n");
                }
            }
        });
        return text.toString();
    }

    /** What the page says to do about each code. */
    static Map<String, String> advice(String page) {
        return ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (a, b) -> a));
    }
}
