package io.penstock.extract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.error.ExtractException;
import io.penstock.extract.Reading;
import io.penstock.extract.text.Inference;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random documents, whole and broken, read here and by Jackson. */
class JsonDifferentialTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    @TempDir
    Path directory;

    @Test
    void readsWhatJacksonReadsInEveryFormAndBlockSize() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<String> records = new ArrayList<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                records.add(object(random, 0));
            }
            Path lines = write("a.jsonl", String.join("\n", records) + (random.nextBoolean() ? "\n" : ""));
            Path array = write("a.json", "[ " + String.join(" ,\n ", records) + "]\r\n");
            Path inside = write(
                    "b.json",
                    "{\"meta\":" + object(random, 0) + ",\"data\":[[], {\"items\":[" + String.join(",", records)
                            + "]  , \"x\":1}], \"z\": " + object(random, 0) + "}");
            List<Map<String, String>> expected = new ArrayList<>();
            for (String record : records) {
                expected.add(flat(MAPPER.readTree(record)));
            }
            int rows = 1 + random.nextInt(10);
            int bytes = 1 + random.nextInt(400);
            assertThat(read(JsonExtractor.of(lines), rows, bytes))
                    .as("lines, seed %s", seed)
                    .isEqualTo(expected);
            assertThat(read(JsonExtractor.of(array), rows, bytes))
                    .as("array, seed %s", seed)
                    .isEqualTo(expected);
            assertThat(read(JsonExtractor.of(inside).recordPath("/data/1/items"), rows, bytes))
                    .as("record path, seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void refusesWhatJacksonRefuses() throws Exception {
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 800; i++) {
            byte[] text = ("[" + object(random, 0) + "," + object(random, 0) + "]").getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(3); k >= 0; k--) {
                text[random.nextInt(text.length)] = (byte) "{}[],:\"\\0.+-tn x\n\u0001".charAt(random.nextInt(18));
            }
            Path file = directory.resolve("broken.json");
            Files.write(file, text);
            boolean here = accepts(file);
            boolean there = jacksonAccepts(text);
            assertThat(here).as("%s", new String(text, StandardCharsets.UTF_8)).isEqualTo(there);
            refused += here ? 0 : 1;
        }
        assertThat(refused).isBetween(100, 790);
    }

    private static boolean accepts(Path file) throws Exception {
        try {
            Reading.of(JsonExtractor.of(file).format(JsonFormat.DOCUMENT).inference(Inference.TEXT));
            return true;
        } catch (ExtractException e) {
            return false;
        }
    }

    private static boolean jacksonAccepts(byte[] text) {
        try {
            return !hasLoneSurrogate(MAPPER.readTree(text));
        } catch (IOException e) {
            return false;
        }
    }

    /** Jackson lets halves of surrogate pairs pass, which are no text. */
    private static boolean hasLoneSurrogate(JsonNode node) {
        return !StandardCharsets.UTF_8.newEncoder().canEncode(node.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static List<Map<String, String>> read(JsonExtractor source, int batchRows, int batchBytes)
            throws Exception {
        JsonExtractor all = source.inference(Inference.TEXT);
        List<String> names =
                all.inference(Inference.FULL).schema(Reading.context(10, 1000)).names();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : Reading.of(all, batchRows, batchBytes).rows) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int c = 0; c < names.size(); c++) {
                Object value = row.get(c);
                if (value != null) {
                    values.put(names.get(c), normal(String.valueOf(value)));
                }
            }
            rows.add(values);
        }
        return rows;
    }

    private static Map<String, String> flat(JsonNode record) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", (ObjectNode) record, values);
        return values;
    }

    private static void flatten(String prefix, ObjectNode object, Map<String, String> values) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value instanceof ObjectNode nested) {
                flatten(name + ".", nested, values);
            } else if (!value.isNull()) {
                values.put(name, normal(value.isTextual() ? value.textValue() : value.toString()));
            }
        }
    }

    /** Arrays are compared as JSON, numbers by their value. */
    private static String normal(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isArray()
                    ? node.toString()
                    : node.isNumber()
                            ? new BigDecimal(text).stripTrailingZeros().toString()
                            : text;
        } catch (IOException e) {
            return text;
        }
    }

    private static String object(Random random, int level) {
        StringBuilder text = new StringBuilder("{");
        int keys = random.nextInt(6);
        for (int i = 0; i < keys; i++) {
            text.append(i > 0 ? "," : "").append(space(random)).append('"');
            text.append(random.nextInt(20) == 0 ? "\\u006" + i : "k" + level + i)
                    .append('"')
                    .append(space(random));
            text.append(':').append(space(random)).append(value(random, level)).append(space(random));
        }
        return text.append('}').toString();
    }

    private static String value(Random random, int level) {
        return switch (random.nextInt(level > 3 ? 7 : 9)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> String.valueOf(random.nextLong());
            case 3 -> random.nextInt(1000) + "." + random.nextInt(1000);
            case 4 -> random.nextInt(100) + "e-" + random.nextInt(300);
            case 5, 6 -> '"' + text(random) + '"';
            case 7 -> "[" + value(random, level + 1) + " , " + value(random, level + 1) + "]";
            default -> object(random, level + 1);
        };
    }

    private static String text(Random random) {
        String[] parts = {"a", "é", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00", "🙂", "/", "xyz", "\\u0000", " "
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static String space(Random random) {
        return random.nextInt(4) == 0 ? "\t " : "";
    }
}
