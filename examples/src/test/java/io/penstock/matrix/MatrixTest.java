package io.penstock.matrix;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.files.FilesExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.testkit.MemorySource;
import java.io.IOException;
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
        Path shelf = Files.createDirectories(directory.resolve("shelf/a b/ü"));
        Files.writeString(shelf.resolve("one, two.csv"), "id\n1\n");
        Files.writeString(shelf.resolveSibling("no extension"), "text");
        Files.createFile(directory.resolve("shelf/empty.json"));
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
        for (Kind kind : kinds.all()) {
            tests.add(DynamicTest.dynamicTest("files → " + kind.name(), () -> listDirectory(kind)));
            tests.add(DynamicTest.dynamicTest("lists and structs → " + kind.name(), () -> moveNested(kind)));
            tests.add(DynamicTest.dynamicTest(
                    kind.name() + " read by others", () -> Witness.look(kind, "from_csv", stored(kind, kind))));
        }
        return tests;
    }

    private void seed(Kind kind) {
        load(
                MemorySource.of(EveryType.SCHEMA).rows(rows),
                kind.sink("origin", EveryType.SCHEMA),
                stored(kind, kind).size());
        compare("origin", kind, kind);
    }

    private void move(Kind from, Kind to) throws Exception {
        String table = "from_" + from.name();
        run(
                from.extractor("origin", EveryType.SCHEMA),
                to.loader(table, EveryType.SCHEMA),
                stored(from, to).size());
        compare(table, from, to);
    }

    private List<List<@Nullable Object>> stored(Kind from, Kind to) {
        return rows.stream().filter(row -> from.takes(row) && to.takes(row)).toList();
    }

    private void compare(String table, Kind from, Kind to) {
        Cells.Table read = Cells.read(to.source(table, EveryType.SCHEMA));
        assertThat(Cells.differences(
                        EveryType.SCHEMA, Cells.held(EveryType.SCHEMA, stored(from, to), from, to), read.rows()))
                .isEmpty();
        assertThat(types(read.schema())).isEqualTo(types(EveryType.SCHEMA));
    }

    /** The scanned directory is one of its own, so that what other tests write is not seen. */
    private void listDirectory(Kind to) throws Exception {
        FilesExtractor files = FilesExtractor.of(directory.resolve("shelf"));
        Cells.read(files); // looks into the files, which changes when they were last read
        Cells.Table listed = Cells.read(files);

        run(
                "{\"type\": \"files\", \"source\": \"%s\"}".formatted(directory.resolve("shelf")),
                to.loader("files", listed.schema()),
                3);

        Cells.Table read = Cells.read(to.source("files", listed.schema()));
        assertThat(Cells.differences(listed.schema(), listed.rows(), read.rows()))
                .isEmpty();
        assertThat(types(read.schema())).isEqualTo(types(listed.schema()));
    }

    /** Where lists and structs cannot be kept they are JSON texts. */
    private void moveNested(Kind kind) throws Exception {
        List<List<@Nullable Object>> nested = NestedRows.rows(SEED, 1000);
        load(MemorySource.of(NestedRows.SCHEMA).rows(nested), kind.sink("nested", NestedRows.SCHEMA), 1000);
        Schema schema = kind.keepsNested()
                ? NestedRows.SCHEMA
                : NestedRows.SCHEMA.map(field -> field.type().isNested() ? field.withType(Type.TEXT) : field);
        Cells.Table read = Cells.read(kind.source("nested", schema));
        assertThat(types(read.schema())).isEqualTo(types(schema));
        assertThat(Cells.differences(NestedRows.SCHEMA, NestedRows.asTrees(nested), NestedRows.asTrees(read.rows())))
                .isEmpty();
    }

    private static List<Type> types(Schema schema) {
        return schema.fields().stream().map(Field::type).toList();
    }

    private void load(Extractor source, Loader sink, int rows) {
        assertThat(Pipeline.named("load")
                        .extract(source)
                        .load(sink)
                        .rejectTo(CsvLoader.of(directory.resolve("rejects.csv")))
                        .build()
                        .run())
                .succeeded()
                .wrote(rows);
    }

    private void run(String extractor, String loader, int rows) throws IOException {
        Path config = directory.resolve("config.json");
        Files.writeString(config, """
                {"name": "move", "extractors": [%s], "loaders": [%s],
                 "rejects": {"type": "csv", "destination": "%s"}}""".formatted(extractor, loader, directory.resolve("rejects.csv")));
        assertThat(PipelineConfig.load(config).pipeline("move").run())
                .succeeded()
                .wrote(rows);
    }
}
