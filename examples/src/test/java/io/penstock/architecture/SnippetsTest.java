package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetsTest {
    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(root.resolve("Foo.java"), """
                class Foo {
                    // snippet-begin: body
                    int a = 1;

                    int b() {
                        return a;
                    }
                    // snippet-end
                }
                """);
        Files.writeString(root.resolve("foo.json"), "{ \"$ref\": 1 }\n");
    }

    @Test
    void cutsARegionAndTakesAwayItsMargin() {
        String page = "before\n<!-- snippet: Foo.java#body -->\n```java\nold();\n```\nafter\n";
        assertThat(Snippets.update(page, root))
                .isEqualTo(
                        "before\n<!-- snippet: Foo.java#body -->\n```java\nint a = 1;\n\nint b() {\n    return a;\n}\n```\nafter\n");
    }

    @Test
    void takesAWholeFileAndLeavesOtherBlocksAlone() {
        String page = "```java\nfree();\n```\n<!-- snippet: foo.json -->\n```json\n```\n";
        assertThat(Snippets.update(page, root))
                .isEqualTo("```java\nfree();\n```\n<!-- snippet: foo.json -->\n```json\n{ \"$ref\": 1 }\n```\n");
    }

    @Test
    void refusesMarkersThatLeadNowhere() {
        assertThatThrownBy(() -> Snippets.update("<!-- snippet: Foo.java#body -->\n\n```java\n```\n", root))
                .hasMessageContaining("a snippet marker without a fenced block on the next line");
        assertThatThrownBy(() -> Snippets.update("<!-- snippet: Foo.java#gone -->\n```java\n```\n", root))
                .hasMessageContaining("no snippet 'gone' in");
        assertThatThrownBy(() -> Snippets.update("<!-- snippet: Bar.java -->\n```java\n```\n", root))
                .hasMessageContaining("no file");
    }
}
