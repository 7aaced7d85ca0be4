package io.penstock.extract.library;

import io.penstock.data.RecordMapper;
import io.penstock.extract.database.Databases;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Books of a SQLite file. */
class LibraryExtractorContractTest extends ExtractorContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path directory;

    @Override
    protected Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (Field field : RecordMapper.of(Book.class).schema().fields()) {
            Type type = field.name().equals("price") ? Type.decimal(10, 2) : field.type();
            fields.add(Field.of(field.name(), type));
        }
        return Schema.of(fields);
    }

    @Override
    protected List<List<@Nullable Object>> sampleRows(int count) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean bare = i % 4 == 0 || i % 4 == 3;
            rows.add(Arrays.asList(
                    "978" + i,
                    "Tïtle " + i,
                    bare ? null : "Author " + i,
                    bare ? null : "SF",
                    null,
                    bare ? null : (Object) (1900L + i),
                    bare ? null : (Object) (long) i,
                    bare ? null : BigDecimal.valueOf(i * 100L + 5, 2),
                    (long) i,
                    bare ? null : LocalDate.of(2021, 1, 1).plusDays(i)));
        }
        return rows;
    }

    @Override
    protected Extractor source(List<List<@Nullable Object>> rows) throws Exception {
        LibraryDatabases.Filled database = new LibraryDatabases.Filled(
                "SQLite", "jdbc:sqlite:" + directory.resolve("contract" + NUMBER.incrementAndGet() + ".db"), "");
        database.create();
        for (List<@Nullable Object> row : rows) {
            StringBuilder values = new StringBuilder();
            for (Object value : row) {
                values.append(values.isEmpty() ? "" : ", ").append(value == null ? "NULL" : "'" + value + "'");
            }
            Databases.execute(database.url(), "INSERT INTO \"books\" VALUES (" + values + ")");
        }
        return database.source().books();
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                source -> ((LibraryExtractor) source).members(),
                source -> ((LibraryExtractor) source).transactions(),
                source -> ((LibraryExtractor) source).full().from(LocalDate.EPOCH),
                source -> ((LibraryExtractor) source).schemaName("main"));
    }
}
