package io.penstock.transform.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.Columns;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.StepRun;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseTemporalTest {
    private static final Pattern THREE_DIGITS = Pattern.compile("(?<!\\d)\\d{3}(?!\\d)");
    private static final String[] J1 = {"yyyy-MM-dd", "dd/MM/yyyy", "MMM d, yyyy"};

    @Test
    void triesTheFormatsInOrder() throws Exception {
        StepRun run = StepRun.of(
                Parse.date("text", J1),
                DirtyTexts.batch("2021-09-14", "05/10/2021", "Jan 5, 2022", "jun 30, 2022", null));

        assertThat(run.column("text"))
                .containsExactly(
                        LocalDate.of(2021, 9, 14),
                        LocalDate.of(2021, 10, 5),
                        LocalDate.of(2022, 1, 5),
                        LocalDate.of(2022, 6, 30),
                        null);
        assertThat(run.schema().field("text").type()).isEqualTo(Type.DATE);
    }

    @Test
    void rejectsDaysThatDoNotExistAndEverythingElseItCannotRead() throws Exception {
        StepRun run = StepRun.of(
                Parse.date("text", "yyyy-MM-dd", "dd/MM/yyyy"),
                DirtyTexts.batch(
                        "31/02/2022",
                        "29/02/2023",
                        "29/02/2024",
                        "",
                        " 2022-01-01",
                        "2022-1-1",
                        "2022-13-01",
                        "é022-01-01"));

        assertThat(run.column("text")).containsExactly(LocalDate.of(2024, 2, 29));
        assertThat(run.rejected())
                .hasSize(7)
                .startsWith("0: parse(text) is not a DATE of the form yyyy-MM-dd or dd/MM/yyyy");
    }

    @Test
    void nullsWhatItCannotReadWhenAsked() throws Exception {
        StepRun run =
                StepRun.of(Parse.date("text").onInvalid(OnInvalid.NULL), DirtyTexts.batch("2022-01-01", "soon", null));

        assertThat(run.column("text")).containsExactly(LocalDate.of(2022, 1, 1), null, null);
        assertThat(run.rejected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd",
                "dd/MM/yyyy",
                "yyyyMMdd",
                "MMM d, yyyy",
                "d/M/yyyy",
                "d MMMM yyyy",
                "dd.MM.yyyy",
                "yyyy'年'MM",
                "EEEE, d MMMM uuuu",
                "d/M/yy",
                "MMMM d yyyy",
                "yyyy-D"
            })
    void agreesWithTheStrictFormatterOfTheJdk(String pattern) throws Exception {
        String full = pattern.contains("d") || pattern.contains("D") ? pattern : pattern + "dd";
        DateTimeFormatter oracle = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(full.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        Random random = new Random(pattern.hashCode());
        List<String> texts = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            LocalDate date = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_000));
            String text = random.nextInt(4) == 0 ? spoil(oracle.format(date), random) : oracle.format(date);
            texts.add(text);
            expected.add(parse(text, full, oracle));
        }

        StepRun run = StepRun.of(
                Parse.date(Columns.of("text"), List.of(full)).onInvalid(OnInvalid.NULL), DirtyTexts.batch(texts));

        List<Object> values = run.column("text");
        List<String> different = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Object read = values.get(i);
            if (!Objects.equals(read, expected.get(i))) {
                different.add(texts.get(i) + " read as " + read + ", expected " + expected.get(i));
            }
        }
        assertThat(different).isEmpty();
        assertThat(values).anyMatch(Objects::nonNull);
    }

    private static String spoil(String text, Random random) {
        int at = random.nextInt(text.length());
        char c = "0123456789/-, éJa".charAt(random.nextInt(17));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + c + text.substring(at);
            default -> text.substring(0, at) + c + text.substring(at + 1);
        };
    }

    /** Patterns read from bytes know no years before 0, which the JDK does, and no third digit for {@code d} and {@code M}. */
    private static Object parse(String text, String pattern, DateTimeFormatter formatter) {
        boolean fromBytes = DatePattern.compile(pattern) != null;
        if (fromBytes && THREE_DIGITS.matcher(text).find()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text, formatter);
            return fromBytes && date.getYear() < 0 ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void doesNotDependOnTheBatches(int size) throws Exception {
        List<String> texts = new ArrayList<>();
        Random random = new Random(9);
        for (int i = 0; i < 3000; i++) {
            texts.add(
                    random.nextInt(9) == 0
                            ? null
                            : LocalDate.ofEpochDay(random.nextInt(30_000)) + (i % 5 == 0 ? "x" : ""));
        }
        Batch whole = DirtyTexts.batch(texts);
        StepRun expected = StepRun.of(Parse.date("text", J1), whole);

        StepRun run = StepRun.of(Parse.date("text", J1), StepRun.context(1 << 20), StepRun.split(whole, size));

        assertThat(run.rows()).isEqualTo(expected.rows());
        assertThat(run.rejected()).isEqualTo(expected.rejected());
    }

    @Test
    void readsOtherLanguages() throws Exception {
        StepRun run = StepRun.of(
                Parse.date("text", "d MMMM yyyy").locale(Locale.FRENCH), DirtyTexts.batch("14 février 2022"));

        assertThat(run.column("text")).containsExactly(LocalDate.of(2022, 2, 14));
    }

    @Test
    void readsTimestampsWithAndWithoutOffset() throws Exception {
        StepRun run = StepRun.of(
                Parse.timestamp("text", ZoneId.of("Europe/Berlin")).onInvalid(OnInvalid.NULL),
                DirtyTexts.batch(
                        "2022-01-01T12:00:00Z",
                        "2022-01-01T12:00:00+01:00",
                        "2022-07-01T12:00:00",
                        "2022-01-01 12:00:00.123456",
                        "2022-03-27 02:30:00",
                        "2022-10-30 02:30:00",
                        "2022-01-01T24:00:00"));

        assertThat(run.column("text"))
                .containsExactly(
                        Instant.parse("2022-01-01T12:00:00Z"),
                        Instant.parse("2022-01-01T11:00:00Z"),
                        Instant.parse("2022-07-01T10:00:00Z"),
                        Instant.parse("2022-01-01T11:00:00.123456Z"),
                        null,
                        Instant.parse("2022-10-30T00:30:00Z"),
                        null);
    }

    @Test
    void timestampsAgreeWithTheJdk() throws Exception {
        DateTimeFormatter oracle = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss.SSS");
        Random random = new Random(4);
        List<String> texts = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            LocalDateTime time =
                    LocalDateTime.ofEpochSecond(random.nextInt(), random.nextInt(1000) * 1_000_000, ZoneOffset.UTC);
            texts.add(oracle.format(time));
            expected.add(time.toInstant(ZoneOffset.UTC));
        }

        StepRun run =
                StepRun.of(Parse.timestamp("text", ZoneOffset.UTC, "dd.MM.yyyy HH:mm:ss.SSS"), DirtyTexts.batch(texts));

        assertThat(run.column("text")).isEqualTo(expected);
    }

    @Test
    void leavesAColumnOfTheWantedTypeAlone() throws Exception {
        Batch batch = Batch.of(
                Schema.of(Field.of("d", Type.DATE)), LongColumn.of(Type.DATE, new long[] {1, 2}, 2, Validity.NO_NULLS));

        assertThat(StepRun.of(Parse.date("d"), batch).column("d"))
                .containsExactly(LocalDate.ofEpochDay(1), LocalDate.ofEpochDay(2));
    }

    @Test
    void copesWithNoRowsAndOnlyNulls() throws Exception {
        assertThat(StepRun.of(Parse.date("text"), DirtyTexts.batch()).rows()).isEmpty();
        assertThat(StepRun.of(Parse.date("text"), DirtyTexts.batch(null, null)).column("text"))
                .containsExactly(null, null);
    }

    @Test
    void refusesOtherTypesPatternsAndKeep() {
        assertThat(StepRun.problems(Parse.date("n"), Schema.of(Field.of("n", Type.INT64))))
                .containsExactly("[PEN-3001] column 'n' is INT64, this step needs TEXT (or DATE already)");
        assertThatThrownBy(() -> Parse.date("d", "yyyy-QQQQQQQQ-dd"))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("[PEN-3003] parse: 'yyyy-QQQQQQQQ-dd' is not a date pattern: ");
        assertThatThrownBy(() -> Parse.date("d").onInvalid(OnInvalid.KEEP))
                .hasMessage(
                        "[PEN-3003] parse: on_invalid 'keep' is not possible: the column gets another type, so a text that"
                                + " cannot be read cannot stay. Valid choices: reject, null.");
    }
}
