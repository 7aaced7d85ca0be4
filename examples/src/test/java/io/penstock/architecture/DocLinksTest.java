package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Links between the pages lead somewhere, and {@code docs/README.md} leads to every page. */
@Tag("gate")
class DocLinksTest {
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");

    private final Path root = Project.root();

    @Test
    void relativeLinksLeadToFilesAndHeadingsThatExist() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            for (String target : targets(page)) {
                links++;
                if (!leadsSomewhere(page, target)) {
                    dead.add(root.relativize(page) + ": " + target);
                }
            }
        }
        assertThat(dead).as("dead links").isEmpty();
        assertThat(links).isGreaterThan(20);
    }

    @Test
    void theMapOfTheDocsLeadsToEveryPage() throws IOException {
        Path map = root.resolve("docs/README.md");
        List<Path> linked = targets(map).stream()
                .map(target -> file(map, target.replaceAll("#.*", "")))
                .toList();
        assertThat(linked).containsAll(docs().filter(page -> !page.equals(map)).toList());
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(root)) {
            List<Path> pages = new ArrayList<>(
                    top.filter(file -> file.toString().endsWith(".md")).toList());
            pages.addAll(docs().toList());
            return pages;
        }
    }

    private Stream<Path> docs() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    /** Where a page links to within the project; code that looks like a link is none. */
    private static List<String> targets(Path page) {
        String text =
                CODE.matcher(Project.read(page)).replaceAll(code -> code.group().startsWith("```") ? "" : "code");
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    private static boolean leadsSomewhere(Path page, String target) {
        int hash = target.indexOf('#');
        Path file = hash == 0 ? page : file(page, hash < 0 ? target : target.substring(0, hash));
        return Files.exists(file) && (hash < 0 || anchors(file).contains(target.substring(hash + 1)));
    }

    private static Path file(Path page, String target) {
        return page.resolveSibling(target).normalize();
    }

    /** As GitHub names headings: lower case, without punctuation, spaces as hyphens. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        for (MatchResult heading : HEADING.matcher(Project.read(page)).results().toList()) {
            String text = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
            anchors.add(text.replace(' ', '-'));
        }
        return anchors;
    }
}
