package io.penstock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every compiled class of the project promises, whatever its module. */
@Tag("gate")
class CodeRulesTest {
    private static final String[] APPLICATIONS = {
        "io.penstock.console..", "io.penstock.examples..", "io.penstock.benchmarks.."
    };

    @Test
    void packagesAreFreeOfCycles() {
        slices().assignedFrom(onePerPackage()).should().beFreeOfCycles().check(Project.classes());
    }

    @Test
    void nobodyUsesJavaUtilLogging() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(Project.classes());
    }

    @Test
    void librariesNeverPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages(APPLICATIONS)
                .should(ACCESS_STANDARD_STREAMS)
                .because("an embedded library owns no terminal; it logs, or tells a RunListener")
                .check(Project.classes());
    }

    @Test
    void nobodyThrowsNamelessExceptions() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(Project.classes());
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(Project.classes().getDefaultPackage().getSubpackagesInTree())
                .filteredOn(candidate ->
                        !candidate.getClasses().isEmpty() && (candidate.getName() + ".").startsWith("io.penstock."))
                .isNotEmpty()
                .allSatisfy(candidate -> assertThat(candidate.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .as(candidate.getName())
                        .isTrue());
    }

    /** The root package and {@code internal} are one: a pipeline runs itself through the engine behind it. */
    private static String sliceOf(String packageName) {
        return packageName.startsWith("io.penstock.internal") ? "io.penstock" : packageName;
    }

    private static SliceAssignment onePerPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(sliceOf(type.getPackageName()));
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
