package io.penstock.extract.csv;

import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import io.penstock.testkit.contract.SampleRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class CsvContractTest extends ExtractorContract {
    @TempDir
    Path directory;

    @Override
    protected Extractor source(List<List<@Nullable Object>> rows) throws Exception {
        StringBuilder text = new StringBuilder("id,name,score,day,lent\n");
        for (List<@Nullable Object> row : rows) {
            text.append(row.stream().map(v -> Objects.toString(v, "\\N")).collect(Collectors.joining(",", "", "\n")));
        }
        Path file = Files.createTempFile(directory, "rows", ".csv");
        Files.writeString(file, text);
        return CsvExtractor.of(file).schema(SampleRows.SCHEMA).nullTokens("\\N");
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                spec -> ((CsvExtractor) spec).delimiter(';'),
                spec -> ((CsvExtractor) spec).nullTokens("x"),
                spec -> CsvExtractor.of(Path.of("a.csv")).type("a", Type.INT64));
    }
}
