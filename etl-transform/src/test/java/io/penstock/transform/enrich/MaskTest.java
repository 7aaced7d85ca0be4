package io.penstock.transform.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.spi.Transformer;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Columns;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.enrich.mask.Mask;
import io.penstock.transform.enrich.mask.MaskNulls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final Columns TEXT = Columns.of("text");

    @Test
    void hashesWithASecret() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("pepper".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal("Ada".getBytes(StandardCharsets.UTF_8)));

        assertThat(masked(Mask.hash(TEXT, "pepper"), "Ada", null)).containsExactly(expected, null);
        assertThat(masked(Mask.hash(TEXT, "salt"), "Ada")).doesNotContain(expected);
    }

    @Test
    void hidesAllButTheEnds() throws Exception {
        assertThat(masked(Mask.partial(TEXT).keepLast(4), "+44 20 1234", "1234", "", null, "日本語の本だ"))
                .containsExactly("*******1234", "****", "", null, "**語の本だ");
        assertThat(masked(Mask.partial(TEXT).keepFirst(1).keepLast(1).character("•"), "Ada", "Al", "X"))
                .containsExactly("A•a", "••", "•");
    }

    @Test
    void keepsTheDomainOfAddresses() throws Exception {
        assertThat(masked(Mask.email(TEXT), "ada@example.org", "a@b.c", "no address", "@x.y", "x@y@z.org"))
                .containsExactly("a**@example.org", "*@b.c", "n*********", "@***", "x**@z.org");
    }

    @Test
    void tokensHaveTheFormOfTheText() throws Exception {
        List<Object> tokens = masked(Mask.tokens(TEXT, "s3cret"), "M013843", "Ann-Marie 7", "", null, "--", "Zoë", "5");

        assertThat(tokens.get(0).toString()).matches("[A-Z]\\d{6}").isNotEqualTo("M013843");
        assertThat(tokens.get(1).toString()).matches("[A-Z][a-z]{2}-[A-Z][a-z]{4} \\d");
        assertThat(tokens.subList(2, 5)).containsExactly("", null, "--");
        assertThat(tokens.get(5).toString()).matches("[A-Z][a-z]{2}");
        assertThat(tokens.get(6).toString()).matches("\\d");
        assertThat(masked(Mask.tokens(TEXT, "s3cret"), "M013843")).containsExactly(tokens.get(0));
        assertThat(masked(Mask.tokens(TEXT, "other"), "M013843")).doesNotContain(tokens.get(0));
    }

    @Test
    void differentTextsGetDifferentTokens() throws Exception {
        for (int digits = 1; digits <= 4; digits++) {
            List<String> all = new ArrayList<>();
            for (int n = 0; n < Math.pow(10, digits); n++) {
                all.add(("%0" + digits + "d").formatted(n));
            }
            List<Object> tokens = masked(Mask.tokens(TEXT, "s3cret"), all.toArray(new String[0]));

            assertThat(tokens).as("%s digits", digits).doesNotHaveDuplicates();
            assertThat(tokens).as("a permutation").containsExactlyInAnyOrderElementsOf(new ArrayList<>(all));
        }
    }

    @Test
    void tokensOfOneRunAreTheSameForAllItsThreadsAndOthersInTheNext() throws Exception {
        Mask step = Mask.tokensOfRun(TEXT);
        List<Batch> rows = List.of(DirtyTexts.batch("M013843-M013843-M013843"));
        try (TestContext one = StepRun.context(1 << 20);
                TestContext other = StepRun.context(1 << 20)) {
            List<Object> first = StepRun.of(step, one, rows).column("text");

            assertThat(StepRun.of(step, one, rows).column("text")).isEqualTo(first);
            assertThat(StepRun.of(step, other, rows).column("text")).isNotEqualTo(first);
        }
    }

    @Test
    void emptiesColumnsOfAnyType() throws Exception {
        StepRun run = StepRun.of(MaskNulls.columns(Columns.all()), DirtyTexts.batch("a", null));

        assertThat(run.column("row")).containsExactly(null, null);
        assertThat(run.column("text")).containsExactly(null, null);
    }

    @Test
    void neverTellsItsSecret() {
        assertThat(Mask.hash(TEXT, "pepper").describe().toString()).isEqualTo("mask text [method=hash]");
        assertThat(Mask.tokens(TEXT, "pepper").describe().toString()).isEqualTo("mask text [method=tokens]");
    }

    @Test
    void refusesSettingsWithoutEffect() {
        assertThatThrownBy(() -> Mask.hash(TEXT, ""))
                .hasMessage("[PEN-3003] mask: method 'hash' needs a secret, best from an environment variable");
        assertThatThrownBy(() -> Mask.hash(TEXT, "x").keepLast(2))
                .hasMessage("[PEN-3003] mask: 'keep_last' has no effect on method 'hash'");
        assertThatThrownBy(() -> Mask.partial(TEXT).keepFirst(-1))
                .hasMessage("[PEN-3003] mask: 'keep_first' must not be negative");
    }

    private static List<Object> masked(Transformer step, String... texts) throws Exception {
        return StepRun.of(step, DirtyTexts.batch(texts)).column("text");
    }
}
