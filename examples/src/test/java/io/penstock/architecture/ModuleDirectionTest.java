package io.penstock.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may call which. A package belongs to the module of its second name, or else to core. */
@Tag("gate")
class ModuleDirectionTest {
    private static final Set<String> SIBLINGS = Set.of("extract", "transform", "load", "quality", "schedule");
    private static final Map<String, Set<String>> MAY_CALL = Map.of(
            "core", Set.of(),
            "testkit", Set.of("core"),
            "extract", Set.of("core"),
            "transform", Set.of("core"),
            "load", Set.of("core"),
            "quality", Set.of("core"),
            "schedule", Set.of("core"),
            "console", with(SIBLINGS, "core"),
            "benchmarks", with(SIBLINGS, "core", "console"),
            "examples", with(SIBLINGS, "core", "console"));

    static Stream<String> modules() {
        return MAY_CALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void callsOnlyTheModulesBelowIt(String module) {
        List<String> forbidden = MAY_CALL.keySet().stream()
                .filter(other -> !other.equals(module) && !MAY_CALL.get(module).contains(other))
                .toList();
        noClasses()
                .that(areOf(module))
                .should()
                .dependOnClassesThat(areOf(forbidden))
                .allowEmptyShould(module.equals("benchmarks"))
                .check(Project.classes());
    }

    @Test
    void coversEveryModuleThatHasCode() {
        assertThat(Project.packages().keySet())
                .map(directory -> directory.replace("etl-", ""))
                .containsExactlyInAnyOrderElementsOf(MAY_CALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void keepsItsClassesUnderItsOwnPackage(String module) {
        String directory = module.equals("benchmarks") || module.equals("examples") ? module : "etl-" + module;
        assertThat(Project.packages().get(directory))
                .allSatisfy(name -> assertThat(moduleOf(name)).as(name).isEqualTo(module));
    }

    @Test
    void nobodyOutsideCoreUsesItsInternals() {
        classes()
                .that()
                .resideInAnyPackage("io.penstock.internal..")
                .should()
                .onlyHaveDependentClassesThat(areOf("core"))
                .allowEmptyShould(Project.packages().get("etl-core").stream()
                        .noneMatch(name -> name.startsWith("io.penstock.internal")))
                .check(Project.classes());
    }

    private static DescribedPredicate<JavaClass> areOf(String module) {
        return areOf(List.of(module));
    }

    private static DescribedPredicate<JavaClass> areOf(List<String> modules) {
        return resideInAnyPackage("io.penstock..")
                .and(DescribedPredicate.describe(
                        "are of " + String.join(", ", modules),
                        type -> modules.contains(moduleOf(type.getPackageName()))));
    }

    private static String moduleOf(String packageName) {
        String[] names = packageName.split("\\.");
        return names.length > 2 && MAY_CALL.containsKey(names[2]) ? names[2] : "core";
    }

    private static Set<String> with(Set<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
