package io.penstock.transform;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Seeded random texts of the kind that cleaning is for: spaces, tokens, cases, several scripts, nulls. */
public final class DirtyTexts {
    private static final String[] PIECES = {
        "non-fiction",
        "Éric",
        "ΟΔΥΣΣΕΥΣ",
        "straße",
        "o'brien",
        "DON'T",
        "don’t",
        "21st",
        "N/A",
        "n/a",
        "",
        " ",
        "\t",
        "\u00a0",
        "\u3000",
        "日本",
        "😀",
        "a",
        "Z",
        "MIXED case",
        "x@y.zz",
        "Ada@Example.ORG",
        "no at",
        "İstanbul",
        "e\u0301a",
        ".",
        "! ",
        "? ok"
    };

    private DirtyTexts() {}

    public static List<String> some(long seed, int count) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int pieces = random.nextInt(5);
            StringBuilder text = new StringBuilder();
            for (int p = 0; p < pieces; p++) {
                text.append(random.nextInt(3) == 0 ? " " : "").append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(random.nextInt(10) == 0 ? null : text.toString());
        }
        return texts;
    }

    /** A batch of a row number and the column {@code text}. */
    public static Batch batch(List<String> texts) {
        return Batch.of(
                Schema.of(Field.of("row", Type.INT64), Field.of("text", Type.TEXT)),
                LongColumn.int64(LongStream.range(0, texts.size()).toArray()),
                TextColumn.ofStrings(texts));
    }

    public static Batch batch(String... texts) {
        return batch(Arrays.asList(texts));
    }
}
