package io.penstock.quality.profile.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.BatchBuilder;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Format;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.quality.profile.measure.Patterns.Pattern;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Inspection;
import io.penstock.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFeaturesTest {
    private static final Schema SCHEMA = Schema.of(Field.of("t", Type.TEXT));
    private static final int ALL = (1 << Format.values().length) - 1;

    private static ColumnProfile profile(List<String> texts) throws Exception {
        Inspection inspection = ColumnProfiler.allColumns()
                .detail(ProfileDetail.FULL)
                .open(SCHEMA, TestContext.create().memoryShare(1 << 28));
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        texts.forEach(builder::add);
        inspection.accept(builder.build());
        return ((ProfileResult) inspection.result()).column("t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QX1234 | A{2}9{4}",
                "+1-555-384-1645 | +9-9{3}-9{3}-9{4}",
                "Éa日 9٣ | Aa{2} 9{2}",
                "a b  c | a a {2}a",
                "📚📚x | 📚{2}a",
            })
    void writesTheShapeOfATextWithRepetitions(String text, String shape) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Shape made = new Shape();
        made.of(bytes, 0, bytes.length);
        assertThat(new String(made.copy(), StandardCharsets.UTF_8)).isEqualTo(shape);
    }

    @Test
    void longTextsShareTheShapeOfTheirBeginning() {
        byte[] bytes = ("x".repeat(63) + "é" + "yz").getBytes(StandardCharsets.UTF_8);
        Shape made = new Shape();
        made.of(bytes, 0, bytes.length);
        assertThat(new String(made.copy(), StandardCharsets.UTF_8)).isEqualTo("a{64}…");
        made.of(bytes, 0, 0);
        assertThat(made.copy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42 | INTEGER DECIMAL",
                "-1.5e3 | DECIMAL",
                ".5 | DECIMAL",
                "12 % | PERCENT",
                "$1,234.50 | MONEY",
                "1234.50 EUR | MONEY",
                "€ 5 | MONEY",
                "1,23 € | ",
                "True | BOOLEAN",
                "maybe | ",
                "2024-02-29 | DATE_ISO",
                "2023-02-29 | PHONE",
                "31/12/2021 | DATE_EU",
                "12/31/2021 | DATE_US",
                "1.2.2021 | DATE_EU DATE_US",
                "13/13/2021 | PHONE",
                "Mar 9, 2021 | DATE_TEXT",
                "9 March 2021 | DATE_TEXT",
                "30 Feb 2021 | ",
                "23:59 | TIME",
                "23:59:59.123 | TIME",
                "24:00 | ",
                "2021-03-09T10:20:30Z | TIMESTAMP",
                "2021-03-09 10:20+01:00 | TIMESTAMP",
                "ann@example.org | EMAIL",
                "https://example.org/a?b=c | URL",
                "+1-555-384-1645 | PHONE",
                "978-3-16-148410-0 | ISBN PHONE",
                "0-306-40615-2 | ISBN PHONE",
                "123e4567-e89b-42d3-a456-426614174000 | UUID",
                "192.168.1.10 | IP PHONE",
                "2001:db8::1 | IP",
                "4111 1111 1111 1111 | CREDIT_CARD",
                "GB82 WEST 1234 5698 7654 32 | IBAN",
                "{\"a\": 1} | JSON",
                "[1, 2 | ",
                "- | ",
                "x | ",
            })
    void recognisesFormats(String text, String formats) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int found = new FormatTests().of(bytes, 0, bytes.length, ALL);
        Set<Format> expected = formats == null
                ? EnumSet.noneOf(Format.class)
                : Arrays.stream(formats.split(" ")).map(Format::valueOf).collect(Collectors.toSet());
        Set<Format> each = EnumSet.noneOf(Format.class);
        for (int f = 0; f < Format.values().length; f++) {
            if ((found >> f & 1) == 1) {
                each.add(Format.values()[f]);
            }
        }
        assertThat(each).isEqualTo(expected);
    }

    @Test
    void countsCandidatesOverAllValuesAndDropsTheOthersAfterAThousand() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            texts.add(i % 10 == 0 ? "nobody" : i % 10 == 1 ? "  " : " someone" + i + "@example.org ");
        }
        Content content = profile(texts).content();
        assertThat(content.values()).isEqualTo(4500);
        assertThat(content.counts()).containsOnlyKeys(Format.EMAIL).containsEntry(Format.EMAIL, 4000L);
        assertThat(content.likeliest()).contains(Format.EMAIL);
        assertThat(content.share(Format.URL)).isZero();
    }

    @Test
    void theNarrowerOfEquallyFrequentFormatsIsLikelier() throws Exception {
        assertThat(profile(List.of("9783161484100", "9780306406157")).content().likeliest())
                .contains(Format.ISBN);
        assertThat(profile(List.of("1234567", "7654321")).content().likeliest()).contains(Format.INTEGER);
        assertThat(profile(List.of("x")).content().likeliest()).isEmpty();
    }

    @Test
    void measuresLengthsInCharactersAndCountsShapes() throws Exception {
        ColumnProfile column = profile(List.of("", "é日📚", "AB12", "CD34", "EF5"));
        assertThat(column.lengths()).isEqualTo(new Lengths(0, 4, 14 / 5.0, 1));
        assertThat(column.patterns().patterns())
                .startsWith(new Pattern("A{2}9{2}", 2), new Pattern("", 1))
                .hasSize(4);
    }

    @Test
    void keepsCountingShapesWhenThereAreTooMany() throws Exception {
        List<String> texts = IntStream.range(0, 40_000)
                .mapToObj(i -> i % 4 == 0
                        ? "AB"
                        : Integer.toBinaryString(i).replace('0', 'a').replace('1', 'B'))
                .toList();
        Pattern most = profile(texts).patterns().patterns().get(0);
        assertThat(most.shape()).isEqualTo("A{2}");
        assertThat(most.count()).isBetween(9_900L, 10_100L);
    }
}
