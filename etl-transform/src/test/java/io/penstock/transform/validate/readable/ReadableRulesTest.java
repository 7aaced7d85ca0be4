package io.penstock.transform.validate.readable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.format.syntax.JsonText;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.parse.Strictness;
import io.penstock.transform.validate.Rules;
import io.penstock.transform.validate.check.Nulls;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ReadableRulesTest {
    @Test
    void jsonIsWhatTheConformanceSuiteSays() throws Exception {
        Path suite = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && suite == null; at = at.getParent()) {
            Path candidate =
                    at.resolve("../shared/suites/json-conformance/test_parsing").normalize();
            suite = Files.isDirectory(candidate) ? candidate : null;
        }
        Assumptions.assumeTrue(suite != null, "the suite is not here");
        int judged = 0;
        try (Stream<Path> files = Files.list(suite)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                byte[] bytes = Files.readAllBytes(file);
                // A text column holds valid UTF-8 only, and the depth is bounded.
                if (!name.startsWith("i_") && isUtf8(bytes)) {
                    judged++;
                    assertThat(new JsonText().isValid(bytes, 0, bytes.length))
                            .as(name)
                            .isEqualTo(name.startsWith("y_"));
                }
            }
        }
        assertThat(judged).isGreaterThan(200);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void jsonMayBeAThousandLevelsDeep() throws Exception {
        assertThat(StepRun.failing(
                        Rules.json("text"),
                        DirtyTexts.batch(
                                "[".repeat(1000) + "]".repeat(1000),
                                "[".repeat(1001) + "]".repeat(1001),
                                "{\"a\":[{\"b\":1}]}",
                                "",
                                null)))
                .containsExactly(1, 3);
    }

    @Test
    void datesAgreeWithTheJdk() throws Exception {
        DateTimeFormatter oracle = DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
        Random random = new Random(6);
        List<String> texts = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String text = (random.nextInt(8) == 0 ? "%d/%02d/%d" : "%02d/%02d/%d")
                    .formatted(random.nextInt(34), random.nextInt(15), 1890 + random.nextInt(200));
            texts.add(text);
            try {
                LocalDate.parse(text, oracle);
            } catch (DateTimeException e) {
                expected.add(i);
            }
        }

        assertThat(StepRun.failing(Rules.dateFormat("text", "dd/MM/yyyy"), DirtyTexts.batch(texts)))
                .isEqualTo(expected)
                .hasSizeBetween(1000, 9000);
        assertThat(StepRun.failing(Rules.dateFormat("text", "%d/%m/%Y"), DirtyTexts.batch(texts)))
                .isEqualTo(expected);
    }

    @Test
    void aTextMayHaveAnyOfSomeFormats() throws Exception {
        assertThat(StepRun.failing(
                        Rules.dateFormat("text", "yyyy-MM-dd", "d MMM yyyy", "HH:mm", "yyyy-MM-dd'T'HH:mm:ss"),
                        DirtyTexts.batch(
                                "2024-02-29",
                                "2023-02-29",
                                "3 Mar 2024",
                                "23:59",
                                "24:00",
                                "2024-01-01T10:00:00",
                                "",
                                null)))
                .containsExactly(1, 4, 6);
    }

    @Test
    void lenientAllowsBlanksAndSingleDigitsButNotOtherDays() throws Exception {
        assertThat(StepRun.failing(
                        Rules.dateFormat("text", List.of("yyyy-MM-dd"), Strictness.LENIENT, Nulls.FAIL),
                        DirtyTexts.batch(" 2024-2-9 ", "2024-02-09", "2024-2-30", "24-2-9", null)))
                .containsExactly(2, 3, 4);
        assertThat(StepRun.failing(Rules.dateFormat("text", "yyyy-MM-dd"), DirtyTexts.batch(" 2024-02-09", "2024-2-9")))
                .containsExactly(0, 1);
    }

    @Test
    void badFormatsFailAtTheCall() {
        assertThatThrownBy(() -> Rules.dateFormat("d"))
                .hasMessage("[PEN-1204] date_format(d): at least one format is needed");
        assertThatThrownBy(() -> Rules.dateFormat("d", "%Q"))
                .hasMessageStartingWith(
                        "[PEN-1204] date_format(d): '%Q' is not a date format: %Q is not known. Valid are %Y");
        assertThatThrownBy(() -> Rules.dateFormat("d", "yyyy-bb"))
                .hasMessageStartingWith("[PEN-1204] date_format(d): 'yyyy-bb' is not a date format: ");
    }

    @Test
    void typesAreReadAsTheStepCastReadsThem() throws Exception {
        assertThat(StepRun.failing(
                        Rules.type("text", Type.INT64),
                        DirtyTexts.batch("1", "1.5", "x", "", "99999999999999999999", null)))
                .containsExactly(1, 2, 3, 4);
        assertThat(StepRun.failing(Rules.type("text", Type.DATE), DirtyTexts.batch("2024-02-29", "2023-02-29")))
                .containsExactly(1);
        assertThat(StepRun.failing(Rules.type("text", Type.INT64, Nulls.FAIL), DirtyTexts.batch("1", null)))
                .containsExactly(1);
        assertThat(StepRun.problems(Rules.type("n", Type.DATE), Schema.of(Field.of("n", Type.INT64))))
                .containsExactly("[PEN-1203] rule type(n): column 'n' is INT64, the rule needs TEXT");
    }
}
