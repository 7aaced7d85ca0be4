package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.spi.RowTest;
import io.penstock.spi.ValidationRule;
import io.penstock.transform.validate.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One rule about the form of a text on one column of 4,096 made-up texts, one in 16 of them bad. The result is the number that fails. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class FormatKernel {
    private static final int ROWS = 4096;
    private static final int BAD_EVERY = 16;
    private static final Schema TEXT = Schema.of(Field.of("text", Type.TEXT));

    private final long[] failed = new long[Validity.wordsFor(ROWS)];
    private Format url;
    private Format uuid;
    private Format ip;
    private Format iban;
    private Format creditCard;
    private Format dateFormat;

    /** A column and the rule on it. */
    private record Format(Batch batch, RowTest test) {}

    /** One made-up text. */
    @FunctionalInterface
    private interface Maker {
        String make(Random random);
    }

    /** Proves that each rule fails the bad texts and no others. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        url = format(
                checkouts,
                Rules.url("text"),
                r -> "https://shop" + r.nextInt(99) + ".example.org/item/" + r.nextInt() + "?q=a%20b");
        uuid = format(checkouts, Rules.uuid("text"), r -> new UUID(r.nextLong(), r.nextLong()).toString());
        ip = format(
                checkouts, Rules.ip("text"), r -> "10." + r.nextInt(256) + "." + r.nextInt(256) + "." + r.nextInt(256));
        iban = format(checkouts, Rules.iban("text"), r -> "DE89370400440532013000");
        creditCard = format(checkouts, Rules.creditCard("text"), r -> "4111111111111111");
        dateFormat = format(
                checkouts,
                Rules.dateFormat("text", "yyyy-MM-dd"),
                r -> String.format(
                        Locale.ROOT, "20%02d-%02d-%02d", r.nextInt(100), 1 + r.nextInt(12), 1 + r.nextInt(28)));
        for (Format each : List.of(url, uuid, ip, iban, creditCard, dateFormat)) {
            demand("bad texts", (long) ROWS / BAD_EVERY, failures(each));
        }
    }

    /** {@code https}, a name, a path and a query; 50 bytes. */
    @Benchmark
    public long url(Rate rate) throws Exception {
        rate.rows += ROWS;
        return failures(url);
    }

    /** Lower case; 36 bytes. */
    @Benchmark
    public long uuid(Rate rate) throws Exception {
        rate.rows += ROWS;
        return failures(uuid);
    }

    /** Version 4; about 12 bytes. */
    @Benchmark
    public long ip(Rate rate) throws Exception {
        rate.rows += ROWS;
        return failures(ip);
    }

    /** German; 22 bytes. */
    @Benchmark
    public long iban(Rate rate) throws Exception {
        rate.rows += ROWS;
        return failures(iban);
    }

    /** 16 digits. */
    @Benchmark
    public long creditCard(Rate rate) throws Exception {
        rate.rows += ROWS;
        return failures(creditCard);
    }

    /** {@code yyyy-MM-dd}; 10 bytes. */
    @Benchmark
    public long dateFormat(Rate rate) throws Exception {
        rate.rows += ROWS;
        return failures(dateFormat);
    }

    private static Format format(Checkouts checkouts, ValidationRule rule, Maker maker) throws Exception {
        Random random = new Random(7);
        String[] texts = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            String good = maker.make(random);
            texts[i] = i % BAD_EVERY == 0 ? good.substring(0, good.length() - 1) + "!" : good;
            if (i % BAD_EVERY == 0 && good.startsWith("http")) {
                texts[i] = good + "%";
            }
        }
        Problems problems = new Problems();
        var bound = rule.check().bind(TEXT, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found());
        }
        return new Format(Batch.of(TEXT, List.of(TextColumn.ofStrings(texts)), ROWS), bound.open(checkouts.context()));
    }

    private long failures(Format format) throws Exception {
        Arrays.fill(failed, 0);
        format.test().test(format.batch(), failed);
        long count = 0;
        for (long word : failed) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
