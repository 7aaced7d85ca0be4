package io.penstock.matrix;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.schema.Field;
import io.penstock.testkit.MemorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same 10,000 rows of all types from each kind of source to each kind of sink: tables are made through the Java API, moved by JSON
 * configs, and read back through the Java API, each time by the engine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTest {
    private static final int ROWS = Integer.getInteger("matrix.rows", 10_000);
    private static final long SEED = 20_261_123;

    private final List<List<@Nullable Object>> rows = EveryType.rows(SEED, ROWS);

    private Path directory = Path.of("");
    private Kinds kinds;

    @BeforeAll
    void begin(@TempDir Path temporary) throws Exception {
        directory = temporary;
        kinds = new Kinds(directory);
    }

    @AfterAll
    void stop() throws Exception {
        kinds.close();
    }

    @TestFactory
    List<DynamicTest> everyWay() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Kind kind : kinds.all()) {
            tests.add(DynamicTest.dynamicTest("memory → " + kind.name(), () -> seed(kind)));
        }
        for (Kind from : kinds.all()) {
            for (Kind to : kinds.all()) {
                tests.add(DynamicTest.dynamicTest(from.name() + " → " + to.name(), () -> move(from, to)));
            }
        }
        return tests;
    }

    private void seed(Kind kind) {
        assertThat(Pipeline.named("seed")
                        .extract(MemorySource.of(EveryType.SCHEMA).rows(rows))
                        .load(kind.sink("origin", EveryType.SCHEMA))
                        .build()
                        .run())
                .succeeded()
                .wrote(ROWS);
        compare("origin", kind, kind);
    }

    private void move(Kind from, Kind to) throws Exception {
        String table = "from_" + from.name();
        Path config = directory.resolve(from.name() + "-" + to.name() + ".json");
        Files.writeString(
                config, """
                {"name": "move", "extractors": [%s], "loaders": [%s]}
                """.formatted(from.extractor("origin", EveryType.SCHEMA), to.loader(table, EveryType.SCHEMA)));
        assertThat(PipelineConfig.load(config).pipeline("move").run())
                .succeeded()
                .wrote(ROWS);
        compare(table, from, to);
    }

    private void compare(String table, Kind from, Kind to) {
        Cells.Table read = Cells.read(to.source(table, EveryType.SCHEMA));
        assertThat(Cells.differences(EveryType.SCHEMA, Cells.held(EveryType.SCHEMA, rows, from, to), read.rows()))
                .isEmpty();
        assertThat(read.schema().fields().stream().map(Field::type))
                .isEqualTo(EveryType.SCHEMA.fields().stream().map(Field::type).toList());
    }
}
