package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every main source file promises, as far as a compiled class cannot show it. */
@Tag("gate")
class SourceRulesTest {
    private static final Pattern PUBLIC_TYPE = Pattern.compile("public ([a-z -]+ )?(@?interface|class|record|enum) .*");
    private static final Pattern DOC_END = Pattern.compile("(/\\*\\*| \\*).*\\*/| \\*/");
    private static final Pattern HEADING = Pattern.compile("(package|import) .*");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern SHAPELESS = Pattern.compile(".*\\.(utils?|common|helpers?|managers?|impl)(\\..*)?");
    private static final int LONGEST_FILE = 500;

    static Stream<String> modules() {
        return Project.packages().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyPublicTypeHasADocComment(String module) {
        assertThat(Project.sources(module)).allSatisfy(source -> {
            List<String> lines = Project.read(source).lines().toList();
            int type = firstMatch(lines, PUBLIC_TYPE);
            assertThat(type < 0 || documented(lines.subList(0, type)))
                    .as(nameOf(source))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nothingIsLeftUnfinished(String module) {
        assertThat(Project.sources(module))
                .allSatisfy(source ->
                        assertThat(Project.read(source)).as(nameOf(source)).doesNotContainPattern(UNFINISHED));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void filesStayShortEnoughToRead(String module) {
        assertThat(Project.sources(module))
                .allSatisfy(source -> assertThat(Project.read(source).lines().count())
                        .as(nameOf(source))
                        .isLessThanOrEqualTo(LONGEST_FILE));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packagesAreNamedAfterWhatTheyHold(String module) {
        assertThat(Project.packages().get(module)).noneMatch(SHAPELESS.asMatchPredicate());
    }

    /** Whether a doc comment ends between the imports and the type. */
    private static boolean documented(List<String> before) {
        return lastMatch(before, DOC_END) > lastMatch(before, HEADING);
    }

    private static int firstMatch(List<String> lines, Pattern pattern) {
        for (int line = 0; line < lines.size(); line++) {
            if (pattern.matcher(lines.get(line)).matches()) {
                return line;
            }
        }
        return -1;
    }

    private static int lastMatch(List<String> lines, Pattern pattern) {
        int line = lines.size() - 1;
        while (line >= 0 && !pattern.matcher(lines.get(line)).matches()) {
            line--;
        }
        return line;
    }

    private static String nameOf(Path source) {
        return Project.root().relativize(source).toString();
    }
}
