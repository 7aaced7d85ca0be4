package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md names each directory, module and package that exists, and none that does not. */
@Tag("gate")
class ArchitecturePageTest {
    private static final Pattern DIRECTORY = Pattern.compile("(?m)^([\\w.-]+)/ +(\\S.*)$");
    private static final Pattern ENTRY = Pattern.compile("(?m)^(?:([\\w.-]+)/|  (io\\.penstock[\\w.]*)).*$");

    private final String page = Project.read(Project.root().resolve("ARCHITECTURE.md"));

    @Test
    void namesExactlyTheModulesOfTheBuild() {
        assertThat(directories())
                .filteredOn(name ->
                        Project.root().resolve(name).resolve("pom.xml").toFile().isFile())
                .containsExactlyInAnyOrderElementsOf(Project.modules());
    }

    @Test
    void namesOnlyDirectoriesThatExist() {
        assertThat(directories())
                .allSatisfy(name -> assertThat(Project.root().resolve(name)).isDirectory());
    }

    @Test
    void namesExactlyThePackagesOfEachModule() {
        assertThat(namedPackages()).as("packages that ARCHITECTURE.md names").isEqualTo(Project.packages());
    }

    @Test
    void saysSomethingAboutEachName() {
        assertThat(ENTRY.matcher(page).results().map(MatchResult::group))
                .isNotEmpty()
                .allMatch(line -> line.strip().matches("\\S+ +\\S.{9,}"));
    }

    private List<String> directories() {
        return DIRECTORY.matcher(page).results().map(entry -> entry.group(1)).toList();
    }

    private Map<String, Set<String>> namedPackages() {
        Map<String, Set<String>> packages = new TreeMap<>();
        String module = "";
        for (MatchResult entry : ENTRY.matcher(page).results().toList()) {
            if (entry.group(1) != null) {
                module = entry.group(1);
            } else {
                packages.computeIfAbsent(module, name -> new TreeSet<>()).add(entry.group(2));
            }
        }
        return packages;
    }
}
