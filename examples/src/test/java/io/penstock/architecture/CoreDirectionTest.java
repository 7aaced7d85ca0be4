package io.penstock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which part of core may call which. A part is the third name of a package ({@code spi} also stands for {@code
 * spi.component}); the root package is the empty name. A part calls its own level and those below; within a level
 * the freedom from cycles decides (see {@link CodeRulesTest}).
 */
@Tag("gate")
class CoreDirectionTest {
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("config"),
            Set.of("", "internal", "state"),
            Set.of("http"),
            Set.of("spi"),
            Set.of("expr", "data"),
            Set.of("schema", "format"),
            Set.of("error"));

    static IntStream levels() {
        return IntStream.range(1, LEVELS.size());
    }

    @ParameterizedTest
    @MethodSource("levels")
    void callsNothingAboveIt(int level) {
        noClasses()
                .that(are(LEVELS.subList(level, level + 1)))
                .should()
                .dependOnClassesThat(are(LEVELS.subList(0, level)))
                .allowEmptyShould(LEVELS.get(level).stream().noneMatch(existingParts()::contains))
                .check(Project.classes());
    }

    @Test
    void everyPartHasItsLevel() {
        assertThat(existingParts())
                .isSubsetOf(LEVELS.stream().flatMap(Set::stream).toList());
    }

    private static List<String> existingParts() {
        return Project.packages().get("etl-core").stream()
                .map(CoreDirectionTest::partOf)
                .distinct()
                .toList();
    }

    private static DescribedPredicate<JavaClass> are(List<Set<String>> levels) {
        return DescribedPredicate.describe("are of core " + levels, type -> {
            String name = type.getPackageName();
            return (name + ".").startsWith("io.penstock.")
                    && levels.stream().anyMatch(level -> level.contains(partOf(name)));
        });
    }

    private static String partOf(String packageName) {
        String[] names = packageName.split("\\.");
        return names.length > 2 ? names[2] : "";
    }
}
