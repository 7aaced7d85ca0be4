package io.penstock.extract.csv;

import io.penstock.schema.Field;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import io.penstock.testkit.contract.SampleRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class CsvExtractorContractTest extends ExtractorContract {
    @TempDir
    Path directory;

    @Override
    protected Extractor source(List<List<Object>> rows) throws Exception {
        Map<String, Type> types = new LinkedHashMap<>();
        for (Field field : SampleRows.SCHEMA.fields()) {
            types.put(field.name(), field.type());
        }
        Stream<String> lines = rows.stream()
                .map(row -> row.stream().map(value -> Objects.toString(value, "")).collect(Collectors.joining(",")));
        Path file = directory.resolve("sample.csv");
        Files.write(
                file,
                Stream.concat(Stream.of(String.join(",", SampleRows.SCHEMA.names())), lines)
                        .toList());
        return CsvExtractor.of(file).types(types).nullTokens("");
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                source -> ((CsvExtractor) source).delimiter(';'),
                source -> ((CsvExtractor) source).quote('\''),
                source -> ((CsvExtractor) source).nullTokens("-"),
                source -> ((CsvExtractor) source).type("id", Type.TEXT),
                source -> ((CsvExtractor) source).skipLines(1),
                source -> ((CsvExtractor) source).columns("id"),
                source -> ((CsvExtractor) source).raggedRows(RaggedRows.PAD),
                source -> ((CsvExtractor) source).declaring(Map.of("other", Type.TEXT)));
    }
}
