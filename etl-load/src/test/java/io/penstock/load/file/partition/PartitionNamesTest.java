package io.penstock.load.file.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.BatchBuilder;
import io.penstock.load.Sinks;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionNamesTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "/",
        "=",
        "%",
        "\\",
        ".",
        " ",
        "é",
        "日",
        "😀",
        "+",
        "&",
        "'",
        "\"",
        ":",
        "*",
        "\n",
        "\u0001",
        "%20",
        "__HIVE_DEFAULT_PARTITION__",
        "0",
        "~",
        "#",
        "?",
        "[",
        "]",
        "{",
        "}",
        "^"
    };

    @TempDir
    Path directory;

    private static List<String> texts(int count, int most) {
        Random random = new Random(11);
        TreeSet<String> texts = new TreeSet<>(List.of("", "..", ".", "/", PartitionNames.NULL));
        while (texts.size() < count) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(most); left > 0; left--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        return new ArrayList<>(texts);
    }

    @Test
    void everyTextComesBackFromItsDirectory() {
        for (String text : texts(5000, 8)) {
            String name = PartitionNames.directory("a=b", text);
            assertThat(name)
                    .startsWith("a%3Db=")
                    .doesNotContain("/", "\\", "\n")
                    .isNotEqualTo("a%3Db=" + PartitionNames.NULL);
            assertThat(URLDecoder.decode(name.substring("a%3Db=".length()), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
        assertThat(PartitionNames.directory("a", null)).isEqualTo("a=__HIVE_DEFAULT_PARTITION__");
        assertThat(PartitionNames.directory("a", "x y.")).isEqualTo("a=x y%2E");
    }

    @Test
    void duckDbReadsTheSameValues() throws Exception {
        List<String> texts = texts(300, 5);
        Schema schema = Schema.of(Field.of("copy", Type.TEXT), Field.of("part", Type.TEXT));
        BatchBuilder batch = BatchBuilder.of(schema);
        for (String text : texts) {
            batch.add("'" + text + "'", text);
        }
        batch.add((Object) null, null);
        Path dataset = directory.resolve("texts");
        Sinks.load(CsvLoader.of(dataset).partitionBy("part"), batch.build());
        List<String> differing = new ArrayList<>();
        int rows = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery("select copy, part from read_csv('" + dataset
                        + "/*/part.csv', hive_partitioning = true, hive_types_autocast = false, header = true, quote = '\"', escape = '\"',"
                        + " delim = ',', auto_detect = false, columns = {'copy': 'VARCHAR'})")) {
            while (found.next()) {
                rows++;
                String copy = found.getString(1);
                String part = found.getString(2);
                if (copy == null ? part != null : !copy.equals("'" + part + "'")) {
                    differing.add(copy + " read as " + part);
                }
            }
        }
        assertThat(rows).isEqualTo(texts.size() + 1);
        assertThat(differing).isEmpty();
    }
}
