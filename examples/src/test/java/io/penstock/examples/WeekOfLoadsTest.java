package io.penstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeekOfLoadsTest {
    @TempDir
    private Path directory;

    @Test
    void catchesEachThingThatGoesWrong() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WeekOfLoads.run(directory, new PrintStream(out, true, StandardCharsets.UTF_8));
        String told = out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        String page = Files.readString(Path.of("..", "docs", "tutorial", "a-week-with-the-monitor.md"));
        assertThat(page).contains("```text\n" + told + "```");
        assertThat(told)
                .contains("Tue: loaded\n  error #")
                .contains("row_count_change(same_weekday) is not met")
                .contains("schema_unchanged is not met: new column newsletter")
                .contains("Thu: not loaded, email(email)")
                .contains("drift(birth_year) is not met");
        assertThat(directory.resolve("report.html"))
                .content()
                .contains("drift(birth_year)", "resolved", "assigned to ben", "<svg");
    }
}
