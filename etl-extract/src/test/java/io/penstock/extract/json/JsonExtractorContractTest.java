package io.penstock.extract.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class JsonExtractorContractTest extends ExtractorContract {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final AtomicInteger FILES = new AtomicInteger();

    @TempDir
    Path directory;

    @Override
    protected Extractor source(List<List<@Nullable Object>> rows) throws Exception {
        StringBuilder text = new StringBuilder();
        for (List<@Nullable Object> row : rows) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (int c = 0; c < row.size(); c++) {
                Object value = row.get(c);
                if (value != null || c % 2 == 0) {
                    object.put(schema().field(c).name(), value instanceof LocalDate ? value.toString() : value);
                }
            }
            text.append(MAPPER.writeValueAsString(object)).append('\n');
        }
        Path file = directory.resolve("sample" + FILES.incrementAndGet() + ".jsonl");
        Files.writeString(file, text);
        return JsonExtractor.of(file).schema(schema());
    }

    @Override
    protected List<UnaryOperator<Extractor>> withers() {
        return List.of(
                source -> json(source).format(JsonFormat.LINES),
                source -> json(source).explode("tags"),
                source -> json(source).separator("_"),
                source -> json(source).flattenLevels(1),
                source -> json(source).duplicateKeys(DuplicateKeys.REJECT),
                source -> json(source).misfits(MisfitPolicy.FAIL),
                source -> json(source).inference(Inference.FULL),
                source -> json(source).dateFormats("dd/MM/yyyy"),
                source -> JsonExtractor.of(Path.of("other.json")).type("id", Type.INT64),
                source -> json(source).maxDepth(5));
    }

    private static JsonExtractor json(Extractor source) {
        return (JsonExtractor) source;
    }
}
