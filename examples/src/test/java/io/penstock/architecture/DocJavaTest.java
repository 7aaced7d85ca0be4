package io.penstock.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.architecture.LooseBlocks.Block;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java of the documentation that is not cut from a file compiles, and what it makes can be made. */
@Tag("gate")
class DocJavaTest {
    /** What the pages mean by words they do not explain. */
    private static final String MEANT = """
            static final String password = "secret";
            record Member(String member_id) {}
            static PipelineBuilder pipeline() {
                return Pipeline.named("loans").extract(CsvExtractor.of(Path.of("loans.csv")));
            }
            """;

    @TempDir
    Path classes;

    static Stream<Block> blocks() {
        return LooseBlocks.in("java");
    }

    @Test
    void thereAreSuchBlocks() {
        assertThat(blocks()).isNotEmpty();
    }

    @Test
    void aWrongBlockIsFound() throws Exception {
        Block wrong = LooseBlocks.in("java", "page.md", "Text\n```java\nTrim.kolumns(\"title\")\n```\n")
                .toList()
                .get(0);
        assertThat(wrong).hasToString("page.md:3");
        assertThat(mistakes(wrong)).singleElement().asString().contains("kolumns");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void compilesAndCanBeMade(Block block) throws Exception {
        assertThat(mistakes(block)).as("%s", block).isEmpty();
        if (!block.code().contains("PipelineConfig.load(")) {
            try (URLClassLoader loader = new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
                loader.loadClass("Page").getMethod("run").invoke(null);
            }
        }
    }

    private List<String> mistakes(Block block) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            compiler.getTask(
                            null,
                            files,
                            found,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            List.of(source(block)))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(null))
                .toList();
    }

    private static JavaFileObject source(Block block) {
        String imports = block.parts().stream()
                .filter(part -> part.startsWith("import "))
                .collect(joining("\n"));
        String body = block.parts().stream()
                .filter(part -> !part.startsWith("import "))
                .map(DocJavaTest::statement)
                .collect(joining("\n"));
        String text = everyPackage() + imports + "\npublic class Page {\n" + MEANT
                + "static void use(Object made) { java.util.Objects.requireNonNull(made); }\n"
                + "public static void run() throws Exception {\n" + body + "\n}\n}\n";
        return new SimpleJavaFileObject(URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** A part is a statement, an expression, or the steps of a pipeline. */
    private static String statement(String part) {
        if (part.endsWith(";")) {
            return part;
        }
        return "use(" + (part.startsWith(".") ? "pipeline()" : "") + part + ");";
    }

    /** Imports of the public packages, as a reader's editor adds them. */
    private static String everyPackage() {
        TreeSet<String> packages = new TreeSet<>();
        for (String module : Project.modules()) {
            for (Path file : Project.sources(module)) {
                if (file.endsWith("package-info.java")) {
                    continue;
                }
                String path = file.getParent().toString().replace('/', '.');
                packages.add(path.substring(path.indexOf("io.penstock")));
            }
        }
        return packages.stream()
                        .filter(name -> !name.contains(".internal") && !name.contains("benchmark"))
                        .map(name -> "import " + name + ".*;\n")
                        .collect(joining())
                + "import java.nio.file.Path;\nimport java.time.*;\nimport java.util.*;\n"
                + "import static io.penstock.transform.validate.Rules.*;\n"
                // Of the two with this name, the pages mean this one.
                + "import io.penstock.transform.validate.check.Nulls;\n";
    }
}
