package io.penstock.realdata;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import io.penstock.console.sample.LibrarySampleData;
import io.penstock.examples.MembersPipeline;
import io.penstock.realdata.TutorialPage.Change;
import io.penstock.realdata.TutorialPage.Save;
import io.penstock.realdata.TutorialPage.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/tutorial/first-table.md}, followed to the letter. */
class FirstTablePageTest {
    private static final String REAL = "## A real catalogue";

    @TempDir
    Path directory;

    private String page = "";

    @BeforeEach
    void makeTheDataOfTheDemo() throws IOException {
        page = Files.readString(Folders.project().resolve("docs/tutorial/first-table.md"));
        LibrarySampleData.seed(8044).checkouts(100).writeTo(directory.resolve("data/demo"));
    }

    @Test
    void everyCommandPrintsWhatThePageSays() throws Exception {
        follow(page.substring(0, page.indexOf(REAL)), new Reader(directory, List.of()));
    }

    @Test
    void theRealCatalogueLoadsAsThePageSays() throws Exception {
        assumeTrue(Folders.libraryData().isPresent(), "no folder shared/suites/library-data beside the project");
        Path titles = Folders.libraryData().orElseThrow().resolve("BL-Flickr-Images-Book.csv");
        follow(page.substring(page.indexOf(REAL)), new Reader(directory, List.of(titles)));
    }

    @Test
    void javaGivesWhatTheLastJsonGives() throws Exception {
        Save last = TutorialPage.actions(page.substring(0, page.indexOf(REAL))).stream()
                .filter(Save.class::isInstance)
                .map(Save.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Reader reader = new Reader(directory, List.of());
        reader.save(last);
        RunReport json = PipelineConfig.load(directory.resolve(last.file()))
                .pipeline("members")
                .run();
        String all = "sqlite3 data/demo/tutorial.db \"SELECT * FROM members ORDER BY member_id\"";
        String table = reader.type(all);

        RunReport java = MembersPipeline.run(directory.resolve("data/demo"));

        assertThat(java).succeeded().read(5_000).accountsForEveryRow().wrote(json.rowsWritten());
        assertThat(java.rejects().byRule()).isEqualTo(json.rejects().byRule());
        assertThat(java.rejects().warnings()).isEqualTo(json.rejects().warnings());
        assertThat(java.inspections().get(0).toMap())
                .isEqualTo(json.inspections().get(0).toMap());
        assertThat(reader.type(all)).isEqualTo(table).hasLineCount(4_861);
    }

    private static void follow(String text, Reader reader) throws Exception {
        List<TutorialPage.Action> actions = TutorialPage.actions(text);
        assertThat(actions).hasSizeGreaterThan(3);
        for (TutorialPage.Action action : actions) {
            if (action instanceof Save save) {
                reader.save(save);
            } else if (action instanceof Change change) {
                reader.save(change);
            } else if (action instanceof Type type) {
                assertThat(timeless(reader.type(type.command())))
                        .as("$ %s", type.command())
                        .matches(pattern(timeless(type.output())));
            }
        }
    }

    /** Without what no two runs have in common. */
    private static String timeless(String output) {
        return output.replaceAll("in \\d+\\.\\d+ s \\([\\d,]+ rows/s\\)", "in TIME")
                .replaceAll("(?m) +\\d+\\.\\d{3}$", " BUSY")
                .replaceAll("\\d{8}T\\d{6}Z-\\p{XDigit}+", "RUN")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "NOW");
    }

    private static Pattern pattern(String expected) {
        return Pattern.compile(
                Arrays.stream(expected.split("(?m)^…$")).map(Pattern::quote).collect(Collectors.joining("(?s:.*)")));
    }
}
