package io.penstock.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.config.ConfigErrors;
import io.penstock.config.PipelineConfig;
import io.penstock.error.ErrorCode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/reference says of config files and commands is so. */
class ReferencePagesTest {
    private static final Pattern JSON = Pattern.compile("```json\\n(\\{.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("(?m)^\\| (PEN-70\\d\\d) \\|");

    @TempDir
    Path directory;

    @Test
    void theExampleLoads() throws IOException {
        List<String> examples = JSON.matcher(page("config.md"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            Path file = Files.writeString(directory.resolve("example.json"), example);
            assertThat(PipelineConfig.load(file).pipelines()).isNotEmpty();
        }
    }

    @Test
    void listsEveryCode() throws IOException {
        List<String> codes = Stream.of(ConfigErrors.class.getFields())
                .map(ReferencePagesTest::code)
                .toList();
        assertThat(CODE.matcher(page("config.md")).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(codes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "run",
                "explain",
                "preview",
                "validate",
                "profile",
                "check",
                "suggest",
                "quality",
                "alerts",
                "audit",
                "staging",
                "backups",
                "schema"
            })
    void listsEveryOption(String command) throws IOException {
        Console etl = new Console(directory);
        etl.run(command, "--help");
        String page = page("command-line.md");
        assertThat(page).contains("`./etl " + command);
        assertThat(Pattern.compile("--[a-z-]+").matcher(etl.out()).results().map(MatchResult::group))
                .allMatch(option -> page.contains("`" + option));
    }

    private static String code(Field field) {
        try {
            return ((ErrorCode) field.get(null)).id();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(Console.root().resolve("docs/reference").resolve(name));
    }
}
