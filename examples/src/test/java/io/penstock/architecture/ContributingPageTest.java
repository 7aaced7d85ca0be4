package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables of CONTRIBUTING.md speak of types and methods that exist. */
@Tag("gate")
class ContributingPageTest {
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]*[a-z])(?:\\.[A-Za-z]+)?`");
    private static final Pattern METHODS = Pattern.compile("`([A-Z][A-Za-z]*[a-z])`: ((?:`[a-z]+`(?:, )?)+)");

    private final String tables = Project.read(Project.root().resolve("CONTRIBUTING.md"))
            .lines()
            .filter(line -> line.startsWith("|"))
            .collect(Collectors.joining("\n"));
    private final JavaClasses classes = Project.classes();

    @Test
    void namesTypesThatExist() {
        Set<String> existing = classes.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        List<String> named =
                TYPE.matcher(tables).results().map(found -> found.group(1)).toList();
        assertThat(named).contains("Extractor", "Transformer", "Loader").isSubsetOf(existing);
    }

    @Test
    void namesMethodsThatExist() {
        assertThat(METHODS.matcher(tables).results().toList())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(methodsOf(found.group(1)))
                        .as(found.group())
                        .contains(found.group(2).replace("`", "").split(", ")));
    }

    private List<String> methodsOf(String type) {
        return classes.stream()
                .filter(candidate -> candidate.getSimpleName().equals(type))
                .flatMap(candidate -> candidate.getMethods().stream())
                .map(method -> method.getName())
                .toList();
    }
}
