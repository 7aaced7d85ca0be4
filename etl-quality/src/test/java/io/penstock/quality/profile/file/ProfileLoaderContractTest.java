package io.penstock.quality.profile.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.TestContext;
import io.penstock.testkit.contract.LoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file holds no rows: what is compared is, once for each row, the nulls and the distinct values of every column. */
class ProfileLoaderContractTest extends LoaderContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("out/profile.json");
    }

    @Override
    protected Loader loader() {
        return ProfileLoader.of(file());
    }

    @Override
    protected Path directory() {
        return directory;
    }

    @Override
    protected Optional<List<List<Object>>> target() throws IOException {
        if (!Files.isRegularFile(file())) {
            return Optional.empty();
        }
        ProfileResult profile = ProfileResult.fromJson(Files.readString(file()));
        List<Object> counts = new ArrayList<>();
        for (ColumnProfile column : profile.columns()) {
            counts.add(column.nulls());
            counts.add(column.distinct().count());
        }
        return Optional.of(Collections.nCopies((int) profile.rows(), counts));
    }

    @Override
    protected List<List<Object>> expected(List<List<Object>> rows) {
        List<Object> counts = new ArrayList<>();
        for (int c = 0; c < schema().size(); c++) {
            Set<Object> distinct = new HashSet<>();
            long nulls = 0;
            for (List<Object> row : rows) {
                Object value = row.get(c);
                if (value == null) {
                    nulls++;
                } else {
                    distinct.add(value instanceof byte[] bytes ? List.of(Arrays.hashCode(bytes)) : value);
                }
            }
            counts.add(nulls);
            counts.add((long) distinct.size());
        }
        return Collections.nCopies(rows.size(), counts);
    }

    @Override
    protected List<Breakage> breakages() {
        Path blocked = directory.resolve("blocked");
        Path taken = directory.resolve("taken.json");
        return List.of(
                new Breakage(
                        "a file stands where the directory should be",
                        SinkCall.OPEN,
                        ProfileLoader.of(blocked.resolve("profile.json")),
                        () -> Files.createFile(blocked),
                        () -> Files.delete(blocked)),
                new Breakage(
                        "a directory stands where the file should be",
                        SinkCall.COMMIT,
                        ProfileLoader.of(taken),
                        () -> Files.createDirectories(taken.resolve("full")),
                        () -> {
                            Files.delete(taken.resolve("full"));
                            Files.delete(taken);
                        }));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(
                loader -> ((ProfileLoader) loader).measuring(ColumnProfiler.allColumns()),
                loader -> ((ProfileLoader) loader)
                        .measuring(ColumnProfiler.columns("id").detail(ProfileDetail.FULL)));
    }

    @Test
    void removesWhatADeadProcessLeftAndNothingElse() throws Exception {
        Files.createDirectories(file().getParent());
        Path left = file().resolveSibling(".profile.json.penstock-profile-999999999-5.tmp");
        Path others = file().resolveSibling(".other.json.penstock-profile-999999999-5.tmp");
        Path running = file().resolveSibling(".profile.json.penstock-profile-"
                + ProcessHandle.current().pid() + "-5.tmp");
        for (Path each : List.of(left, others, running)) {
            Files.createFile(each);
        }
        try (TestContext context = TestContext.create();
                BatchSink sink = loader().open(schema(), context)) {
            assertThat(sink.outcome()).isEqualTo(file() + " is as it was");
            sink.abort();
        }
        assertThat(left).doesNotExist();
        assertThat(others).exists();
        assertThat(running).exists();
    }

    @Test
    void tellsWhereItCannotWrite() throws Exception {
        Path blocked = Files.createFile(directory.resolve("blocked"));
        try (TestContext context = TestContext.create()) {
            assertThatThrownBy(() -> ProfileLoader.of(blocked.resolve("p.json")).open(schema(), context))
                    .hasMessageStartingWith(
                            "[PEN-5108] " + blocked.resolve("p.json") + ": the profile cannot be written: ")
                    .hasMessageEndingWith(
                            "Make room or give leave to write there, and run again; an earlier profile is unchanged.");
        }
    }

    @Test
    void describesTheProfilerToo() {
        assertThat(ProfileLoader.of(Path.of("p.json")).describe()).hasToString("profile p.json [detail=standard]");
        assertThat(ProfileLoader.of(Path.of("p.json"))
                        .measuring(ColumnProfiler.columns("a", "b"))
                        .describe())
                .hasToString("profile p.json [columns=a, b]");
    }
}
