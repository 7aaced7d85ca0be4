package io.penstock.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project on disk: its root, modules, sources and compiled classes. Reads once, then caches. */
final class Project {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Path ROOT = findRoot();
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("jmh_generated"))
            .importPaths(modules().stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList());

    private Project() {}

    static Path root() {
        return ROOT;
    }

    /** Main classes of all modules, from their {@code target/classes}, without what JMH generates. */
    static JavaClasses classes() {
        return CLASSES;
    }

    /** Names of the modules, as the parent's {@code pom.xml} lists them. */
    static List<String> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Main source files of one module; empty for a module without code. */
    static List<Path> sources(String module) {
        Path directory = sourceDirectory(module);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packages with at least one main source file, by module. */
    static Map<String, Set<String>> packages() {
        Map<String, Set<String>> packages = new TreeMap<>();
        for (String module : modules()) {
            for (Path source : sources(module)) {
                String directory =
                        sourceDirectory(module).relativize(source.getParent()).toString();
                packages.computeIfAbsent(module, name -> new TreeSet<>()).add(directory.replaceAll("[/\\\\]", "."));
            }
        }
        return packages;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sourceDirectory(String module) {
        return ROOT.resolve(module).resolve("src/main/java");
    }

    private static Path findRoot() {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("etl-core")) && Files.isRegularFile(directory.resolve("pom.xml"))) {
                return directory;
            }
        }
        throw new IllegalStateException(
                "No directory with etl-core and pom.xml above " + Path.of("").toAbsolutePath());
    }
}
