package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Code blocks of the documentation are cut from files that are compiled and tested. {@code -Dsnippets=write} brings the pages up to
 * date instead of judging them.
 */
@Tag("gate")
class DocSnippetsTest {
    private static final boolean WRITE = "write".equals(System.getProperty("snippets"));

    static Stream<Path> pages() throws IOException {
        Path root = Project.root();
        try (Stream<Path> docs = Files.walk(root.resolve("docs"));
                Stream<Path> top = Files.list(root)) {
            return Stream.concat(docs, top).filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void blocksEqualTheCodeTheyAreCutFrom(Path page) throws IOException {
        String text = Project.read(page);
        String expected = Snippets.update(text, Project.root());
        if (WRITE && !expected.equals(text)) {
            Files.writeString(page, expected);
        } else {
            assertThat(text).as("%s; update it with -Dsnippets=write", page).isEqualTo(expected);
        }
    }

    @Test
    void findsSnippetsInTheDocs() throws IOException {
        List<Path> withSnippets = pages().filter(page -> Project.read(page).contains("<!-- snippet: "))
                .toList();
        assertThat(withSnippets).isNotEmpty();
    }
}
