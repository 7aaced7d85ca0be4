package io.penstock.benchmarks.connector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.penstock.benchmarks.harness.KernelContext;
import io.penstock.benchmarks.harness.SingleLoad;
import io.penstock.data.Batch;
import io.penstock.extract.json.JsonExtractor;
import io.penstock.load.json.JsonLoader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loans into JSON Lines and out of them. */
final class JsonLaps {
    private JsonLaps() {}

    static Lap of(String side, Path file, int rows) throws Exception {
        if (side.startsWith("read-")) {
            return readingBy(side, file);
        }
        try (Loans loans = new Loans(rows)) {
            List<Batch> batches = loans.batches();
            return switch (side) {
                case "penstock" ->
                    reading(file, () -> {
                        try (KernelContext context = new KernelContext()) {
                            SingleLoad.run(JsonLoader.of(file), batches, context);
                        }
                    });
                case "jackson" -> {
                    List<List<@Nullable Object>> cells = loans.rows();
                    yield reading(file, () -> write(file, Loans.names(batches), cells));
                }
                default -> throw new IllegalArgumentException(side);
            };
        }
    }

    private static Lap readingBy(String side, Path file) throws Exception {
        return switch (side) {
            case "read-penstock" -> readByPenstock(file, 1);
            case "read-penstock-2" -> readByPenstock(file, 2);
            case "read-tokens" -> reading(file, () -> tokens(file));
            case "read-maps" -> reading(file, () -> maps(file, new ObjectMapper(), null));
            default -> throw new IllegalArgumentException(side);
        };
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Work whose answer is what Jackson reads in the file. */
    private static Lap reading(Path file, Work work) {
        return new Lap() {
            @Override
            public void run() throws Exception {
                work.run();
            }

            @Override
            public String answer() throws IOException {
                CellHash hash = CellHash.ofIsoDates();
                maps(file, new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS), hash);
                return hash.toString();
            }
        };
    }

    private static Lap readByPenstock(Path file, int threads) {
        return new Lap() {
            @Override
            public void run() throws Exception {
                Drain.rows(JsonExtractor.of(file), threads, batch -> {});
            }

            @Override
            public String answer() throws Exception {
                CellHash hash = CellHash.ofIsoDates();
                Drain.rows(JsonExtractor.of(file), threads, hash::add);
                return hash.toString();
            }
        };
    }

    private static void tokens(Path file) throws IOException {
        long used = 0;
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                used += token.isScalarValue() ? parser.getTextLength() : 0;
            }
        }
        if (used < 0) {
            throw new IOException("no text");
        }
    }

    private static void maps(Path file, ObjectMapper mapper, @Nullable CellHash hash) throws IOException {
        ObjectReader reader = mapper.readerFor(Map.class);
        try (MappingIterator<Map<String, @Nullable Object>> records = reader.readValues(file.toFile())) {
            while (records.hasNext()) {
                Map<String, @Nullable Object> record = records.next();
                if (hash != null) {
                    record.values().forEach(hash::cell);
                    hash.endRow();
                }
            }
        }
    }

    /** As a program without Penstock writes them. */
    static void write(Path file, List<String> names, List<List<@Nullable Object>> rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (List<@Nullable Object> row : rows) {
                json.writeStartObject();
                for (int c = 0; c < names.size(); c++) {
                    Object value = row.get(c);
                    json.writeFieldName(names.get(c));
                    if (value == null) {
                        json.writeNull();
                    } else if (value instanceof Long number) {
                        json.writeNumber(number);
                    } else if (value instanceof BigDecimal number) {
                        json.writeNumber(number);
                    } else {
                        json.writeString(value.toString());
                    }
                }
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }
}
