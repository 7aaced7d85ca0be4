package io.penstock.extract.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.extract.Reading;
import io.penstock.extract.text.Inference;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random files, read by us in batches of all sizes, and by Commons CSV. */
class CsvOracleTest {
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
    private static final String[] PIECES = {
        "a", "bc", "", " ", "\t", "é", "日本", "\0", "#", "x".repeat(17), "12", "𝄞", ";", "'", "\\"
    };

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatCommonsCsvReads(long seed) throws Exception {
        Random random = new Random(seed);
        Path file = directory.resolve("random.csv");
        for (int round = 0; round < 150; round++) {
            int width = 1 + random.nextInt(5);
            String text = document(random, width);
            Files.writeString(file, text);
            CSVFormat format = CSVFormat.DEFAULT;
            List<List<String>> expected = new ArrayList<>();
            for (CSVRecord record : format.parse(new StringReader(text))) {
                expected.add(record.toList());
            }
            CsvExtractor source = CsvExtractor.of(file)
                    .header(Header.ABSENT)
                    .columnNames(names(width))
                    .inference(Inference.TEXT);
            int batchRows = 1 + random.nextInt(6);
            int batchBytes = 1 + random.nextInt(80);
            Reading reading = Reading.of(source, batchRows, batchBytes);
            assertThat(texts(reading.rows)).as("%s", text).isEqualTo(expected);
            assertThat(reading.rejected).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void loosesNoRecordOfRaggedFiles(long seed) throws Exception {
        Random random = new Random(seed);
        Path file = directory.resolve("ragged.csv");
        for (int round = 0; round < 100; round++) {
            StringBuilder text = new StringBuilder();
            for (int line = random.nextInt(12); line >= 0; line--) {
                record(random, 1 + random.nextInt(4), text);
                text.append(LINE_ENDS[random.nextInt(3)]);
            }
            Files.writeString(file, text);
            List<List<String>> good = new ArrayList<>();
            List<List<String>> bad = new ArrayList<>();
            for (CSVRecord record : CSVFormat.DEFAULT.parse(new StringReader(text.toString()))) {
                (record.size() == 2 ? good : bad).add(record.toList());
            }
            CsvExtractor source = CsvExtractor.of(file)
                    .header(Header.ABSENT)
                    .columnNames("a", "b")
                    .inference(Inference.TEXT);
            Reading reading = Reading.of(source, 1 + random.nextInt(5), 1 + random.nextInt(60));
            assertThat(texts(reading.rows)).as("%s", text).isEqualTo(good);
            List<List<String>> put = new ArrayList<>();
            for (List<@Nullable Object> original : reading.rejected) {
                String whole = String.valueOf(original.get(2));
                put.add(CSVFormat.DEFAULT
                        .parse(new StringReader(whole))
                        .iterator()
                        .next()
                        .toList());
            }
            assertThat(put).as("%s", text).isEqualTo(bad);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void tellsLineAndByteOfEveryRecord(long seed) throws Exception {
        Random random = new Random(seed);
        Path file = directory.resolve("lines.csv");
        for (int round = 0; round < 100; round++) {
            StringBuilder text = new StringBuilder("\n");
            List<String> lines = new ArrayList<>();
            List<Long> offsets = new ArrayList<>();
            for (int record = 0; record < 20; record++) {
                long line = text.toString()
                                .replace("\r\n", "\n")
                                .chars()
                                .filter(c -> c == '\n' || c == '\r')
                                .count()
                        + 1;
                lines.add("lines.csv:" + line);
                offsets.add((long) text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
                text.append('x');
                text.append(",");
                field(random, text);
                text.append(random.nextBoolean() ? "\n" : "\r\n");
                text.append(random.nextInt(4) == 0 ? "\n" : "");
            }
            Files.writeString(file, text);
            CsvExtractor source = CsvExtractor.of(file)
                    .header(Header.ABSENT)
                    .columnNames("a", "b")
                    .inference(Inference.TEXT);
            Reading reading = Reading.of(source, 1 + random.nextInt(9), 1 + random.nextInt(200));
            assertThat(reading.places).as("%s", text).isEqualTo(lines);
            assertThat(reading.offsets).as("%s", text).isEqualTo(offsets);
        }
    }

    private static String document(Random random, int width) {
        StringBuilder text = new StringBuilder();
        int records = random.nextInt(14);
        for (int i = 0; i < records; i++) {
            int before = text.length();
            record(random, width, text);
            if (text.length() == before) {
                text.append('y');
            }
            if (i < records - 1 || random.nextBoolean()) {
                text.append(LINE_ENDS[random.nextInt(3)]);
                if (random.nextInt(8) == 0) {
                    text.append(LINE_ENDS[random.nextInt(3)]);
                }
            }
        }
        return text.toString();
    }

    private static void record(Random random, int width, StringBuilder text) {
        for (int c = 0; c < width; c++) {
            if (c > 0) {
                text.append(',');
            }
            field(random, text);
        }
    }

    private static void field(Random random, StringBuilder text) {
        boolean quoted = random.nextInt(3) == 0;
        if (quoted) {
            text.append('"');
        }
        for (int pieces = random.nextInt(4); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
            int kind = random.nextInt(6);
            if (quoted && kind == 0) {
                text.append("\"\"");
            } else if (quoted && kind == 1) {
                text.append(LINE_ENDS[random.nextInt(3)]);
            } else if (quoted && kind == 2) {
                text.append(',');
            } else if (!quoted && kind == 3) {
                text.append("z\"");
            }
        }
        if (quoted) {
            text.append('"');
        }
    }

    private static String[] names(int width) {
        String[] names = new String[width];
        for (int c = 0; c < width; c++) {
            names[c] = "c" + c;
        }
        return names;
    }

    private static List<List<String>> texts(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(String::valueOf).toList())
                .toList();
    }
}
