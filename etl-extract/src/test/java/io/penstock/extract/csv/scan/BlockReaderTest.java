package io.penstock.extract.csv.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The scanner finds the same records however the bytes arrive. */
class BlockReaderTest {
    private static final Limits LIMITS = new Limits(1 << 20, 1 << 20);

    @Test
    void findsTheSameRecordsWhereverTheBytesAreCut() throws Exception {
        String text = "a,\"b\r\n\"\"c\"\"\"\r\n\"\",\"\"\n\n\r\n#no \"\r\"x\ry\",z\"z\r1,2\n\"" + ",".repeat(40)
                + "\",\"\r\r\n\n\"\r\n#end\nlast,\"one\"";
        List<List<String>> expected = List.of(
                List.of("a", "b\r\n\"c\""),
                List.of("", ""),
                List.of("x\ry", "z\"z"),
                List.of("1", "2"),
                List.of(",".repeat(40), "\r\r\n\n"),
                List.of("last", "one"));
        List<Long> lines = List.of(1L, 3L, 7L, 9L, 10L, 15L);
        for (int bite = 1; bite <= text.length(); bite++) {
            for (int most : new int[] {1, 2, 100}) {
                for (int bytes : new int[] {1, 70, 100_000}) {
                    Found found = read(text, '#', bite, most, bytes);
                    assertThat(found.records()).as("%s bytes at a time", bite).isEqualTo(expected);
                    assertThat(found.lines()).as("%s bytes at a time", bite).isEqualTo(lines);
                }
            }
        }
    }

    @Test
    void findsWhatCommonsCsvFindsByteByByte() throws Exception {
        Random random = new Random(9);
        String[] tokens = {"a", "bcdefgh", ",", ",", "\n", "\r\n", "\r", "\"p\"\"q\"", "\"\"", "\"\r\n,\"", "é", " "};
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            boolean fieldStart = true;
            for (int i = random.nextInt(40); i > 0; i--) {
                String token = tokens[random.nextInt(tokens.length)];
                boolean separator = ",\n\r\n".contains(token);
                if (separator || fieldStart || token.charAt(0) != '"') {
                    text.append(token);
                }
                if (token.charAt(0) == '"' && fieldStart) {
                    text.append(',');
                    separator = true;
                }
                fieldStart = separator;
            }
            List<List<String>> expected = new ArrayList<>();
            for (CSVRecord record : CSVFormat.DEFAULT.parse(new StringReader(text.toString()))) {
                expected.add(record.toList());
            }
            Found found = read(text.toString(), Dialect.NONE, 1 + random.nextInt(3), 1 + random.nextInt(5), 64);
            assertThat(found.records()).as("%s", text).isEqualTo(expected);
        }
    }

    private record Found(List<List<String>> records, List<Long> lines) {}

    private static Found read(String text, int comment, int bite, int most, int bytes) throws Exception {
        InputStream slow = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] b, int from, int length) {
                return super.read(b, from, Math.min(length, bite));
            }
        };
        List<List<String>> records = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        Dialect dialect = new Dialect((byte) ',', '"', comment, 0);
        try (BlockReader reader = new BlockReader("text", slow, dialect, LIMITS, 1, 0)) {
            for (Block block = reader.next(most, bytes, 2); block != null; block = reader.next(most, bytes, 2)) {
                Block now = block;
                for (int r = 0; r < block.records(); r++) {
                    int record = r;
                    records.add(IntStream.range(0, block.fields(record))
                            .mapToObj(f -> new String(now.unquoted(record, f), StandardCharsets.UTF_8))
                            .toList());
                    lines.add(block.position(record).line());
                }
                block.release();
            }
        }
        return new Found(records, lines);
    }
}
