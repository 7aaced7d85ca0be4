package io.penstock.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts pieces of files into pages: {@code <!-- snippet: PATH#NAME -->} right above a fenced block names the lines between {@code //
 * snippet: NAME} and {@code // snippet-end} of a file, PATH from the project's root; without {@code #NAME} the whole file.
 */
final class Snippets {
    private static final Pattern BLOCK = Pattern.compile(
            "(?m)^<!-- snippet: (?<path>[^#\\s]+)(?:#(?<name>\\S+))? -->\\n(?<open>```\\w+)\\n(?<code>(?:(?!```).*\\n)*)```$");
    private static final Pattern MARKER = Pattern.compile("(?m)^<!-- snippet: .*$");

    private Snippets() {}

    /**
     * The page with every marked block filled from its file.
     *
     * @throws IllegalStateException when a marker has no block, a file is missing or has no such snippet
     */
    static String update(String page, Path root) {
        Matcher blocks = BLOCK.matcher(page);
        long markers = MARKER.matcher(page).results().count();
        if (blocks.results().count() != markers) {
            throw new IllegalStateException("a snippet marker without a fenced block on the next line: "
                    + MARKER.matcher(page).results().map(MatchResult::group).toList());
        }
        return BLOCK.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(block.group().substring(0, block.start(4) - block.start())
                        + code(root.resolve(block.group(1)), block.group(2)) + "```"));
    }

    private static String code(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("no file " + file);
        }
        List<String> lines = Project.read(file).lines().toList();
        return name == null ? join(lines) : join(between(lines, file, name));
    }

    private static List<String> between(List<String> lines, Path file, String name) {
        int from = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.equals("// snippet-begin: " + name)) {
                from = i + 1;
            } else if (from >= 0 && line.equals("// snippet-end")) {
                return dedented(lines.subList(from, i));
            }
        }
        throw new IllegalStateException("no snippet '" + name + "' in " + file);
    }

    private static List<String> dedented(List<String> lines) {
        int margin = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(margin))
                .toList();
    }

    private static String join(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
