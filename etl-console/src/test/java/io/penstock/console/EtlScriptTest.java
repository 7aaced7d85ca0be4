package io.penstock.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script, with a {@code java} and a {@code mvn} that only tell how they were called. */
class EtlScriptTest {
    @TempDir
    Path directory;

    private Path home;
    private Path tools;
    private Path script;

    @BeforeEach
    void makeAProject() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
        home = Files.createDirectories(directory.resolve("a project"));
        tools = Files.createDirectories(directory.resolve("tools"));
        script = Files.copy(Console.root().resolve("etl"), home.resolve("etl"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        tool("java", """
                case "$*" in
                  *-XshowSettings*) echo "    java.specification.version = ${FAKE_VERSION:-17}" >&2 ;;
                  *ArchiveClassesAtExit*) echo trained >>"$LOG" ;;
                  *) for each; do echo "<$each>"; done; exit 7 ;;
                esac
                """);
        tool(
                "mvn",
                "echo built >>\"$LOG\"; mkdir -p etl-console/target/lib; touch etl-console/target/lib/a.jar etl-console/target/lib/b.jar\n");
    }

    @Test
    void buildsOnFirstUseOnly() throws Exception {
        Result first = run(script, Map.of(), "run", "my file.json");
        assertThat(first.code()).isEqualTo(7);
        assertThat(first.text()).contains("etl: building on first use", "<run>\n<my file.json>\n");
        assertThat(log()).containsExactly("built", "trained");
        assertThat(run(script, Map.of(), "demo").text()).doesNotContain("building");
        assertThat(log()).containsExactly("built", "trained");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        run(script, Map.of());
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(script, Map.of()).text()).contains("etl: building again, sources have changed");
        assertThat(log()).containsExactly("built", "trained", "built", "trained");
    }

    @Test
    void passesOptionsInOrder() throws Exception {
        String text = run(script, Map.of("JAVA_OPTS", "-Xmx1g -Da=b"), "demo").text();
        assertThat(text)
                .contains("<-XX:+UseSerialGC>", "<-Detl.home=" + home.toRealPath() + ">", "<-Detl.screen=false>");
        assertThat(text.indexOf("<-Xmx1g>")).isGreaterThan(text.indexOf("<-Xmx256m>"));
        assertThat(text).endsWith("<io.penstock.console.EtlCommand>\n<demo>\n");
        String lib = home.toRealPath().resolve("etl-console/target/lib").toString();
        assertThat(text).contains("<" + lib + "/a.jar:" + lib + "/b.jar>");
        assertThat(run(script, Map.of("JAVA_OPTS", "-XX:+UseParallelGC")).text())
                .doesNotContain("UseSerialGC");
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path first = Files.createSymbolicLink(directory.resolve("first"), Path.of("a project/etl"));
        Path second = Files.createSymbolicLink(directory.resolve("second"), first);
        assertThat(run(second, Map.of(), "demo").text()).contains("<-Detl.home=" + home.toRealPath() + ">");
    }

    @Test
    void saysThatJavaIsMissingOrTooOld() throws Exception {
        Result none = run(script, Map.of("JAVA_HOME", "/no/such"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.text())
                .isEqualTo("etl: there is no Java in JAVA_HOME (/no/such). Set it to a JDK, version 17 or newer.\n");
        Result old = run(script, Map.of("FAKE_VERSION", "11"));
        assertThat(old.code()).isEqualTo(2);
        assertThat(old.text()).endsWith("java is Java 11, but 17 or newer is needed. Set JAVA_HOME to one.\n");
        assertThat(run(script, Map.of("FAKE_VERSION", "1.8")).code()).isEqualTo(2);
    }

    @Test
    void saysThatTheBuildFailed() throws Exception {
        tool("mvn", "exit 1\n");
        Result failed = run(script, Map.of());
        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.text()).contains("etl: the build failed, see above.");
        assertThat(home.resolve("etl-console/target/etl.built")).doesNotExist();
    }

    private record Result(int code, String text) {}

    private Result run(Path command, Map<String, String> environment, String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(tools.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_OPTS");
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().put("LOG", directory.resolve("log").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), text);
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(directory.resolve("log"));
    }

    private void tool(String name, String body) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
