package io.penstock.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Code blocks of the documentation that are not cut from a file: those without a snippet marker above them. */
final class LooseBlocks {
    private static final Pattern BLOCK = Pattern.compile(
            "(?m)(?<marker>^<!-- snippet: .*\\n)?^```(?<language>java|json)\\n(?<code>(?:(?!```).*\\n)*)```$");

    /**
     * One block.
     *
     * @param page from the project's root: {@code docs/reference/csv.md}
     * @param line of its first line of code, from 1
     */
    record Block(String page, int line, String code) {
        /** Its parts: each starts at the margin, after an empty line or not; what is indented or closes a bracket goes on. */
        List<String> parts() {
            List<String> parts = new ArrayList<>();
            for (String line : code.lines().toList()) {
                boolean goesOn = line.isBlank() || " })]".indexOf(line.charAt(0)) >= 0;
                if (goesOn && !parts.isEmpty()) {
                    parts.set(parts.size() - 1, parts.get(parts.size() - 1) + "\n" + line);
                } else if (!line.isBlank()) {
                    parts.add(line);
                }
            }
            return parts.stream().map(String::strip).toList();
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    private LooseBlocks() {}

    /** All of a language, {@code java} or {@code json}, in {@code docs}. */
    static Stream<Block> in(String language) {
        Path root = Project.root();
        try (Stream<Path> pages = Files.walk(root.resolve("docs"))) {
            return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream()
                    .flatMap(page -> in(language, root.relativize(page).toString(), Project.read(page)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Block> in(String language, String page, String text) {
        Matcher blocks = BLOCK.matcher(text);
        List<Block> found = new ArrayList<>();
        while (blocks.find()) {
            if (blocks.group("marker") == null && blocks.group("language").equals(language)) {
                int line = 1
                        + (int) text.substring(0, blocks.start("code")).lines().count();
                found.add(new Block(page, line, blocks.group("code")));
            }
        }
        return found.stream();
    }
}
