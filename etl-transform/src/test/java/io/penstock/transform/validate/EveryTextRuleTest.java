package io.penstock.transform.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.error.ErrorCode;
import io.penstock.format.address.EmailLevel;
import io.penstock.schema.Type;
import io.penstock.spi.ValidationRule;
import io.penstock.testkit.TestContext;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every rule on one text column. */
class EveryTextRuleTest {
    private static final String GOOD =
            "ann@example.org|http://a.example/b|::1|00000000-0000-0000-0000-000000000000|{}|2024-02-29|"
                    + "DE89370400440532013000|4111111111111111|9783161484100|+44 20 7946 0958|12";

    static Stream<ValidationRule> rules() {
        return Stream.of(
                Rules.email("text"),
                Rules.email("text", EmailLevel.STRICT),
                Rules.phone("text", "GB"),
                Rules.url("text"),
                Rules.uuid("text"),
                Rules.ip("text"),
                Rules.isbn("text"),
                Rules.creditCard("text"),
                Rules.iban("text"),
                Rules.dateFormat("text", "yyyy-MM-dd"),
                Rules.type("text", Type.INT64),
                Rules.json("text"),
                Rules.length("text", 1, 12),
                Rules.pattern("text", "[0-9]+"),
                Rules.inList("text", "12", "{}"),
                Rules.notInList("text", "12", "{}"),
                Rules.custom("short", "text", value -> value.toString().length() < 9, "is long"));
    }

    private static Batch texts() {
        Random random = new Random(11);
        List<String> good = List.of(GOOD.split("\\|"));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            String text = good.get(random.nextInt(good.size()));
            int cut = random.nextInt(text.length());
            texts.add(
                    random.nextInt(9) == 0
                            ? null
                            : random.nextInt(3) > 0 ? text : text.substring(cut) + (random.nextInt(5) == 0 ? "é" : ""));
        }
        return DirtyTexts.batch(texts);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void doesNotDependOnHowRowsAreCutIntoBatches(ValidationRule rule) throws Exception {
        Batch all = texts();
        List<Integer> whole = StepRun.failing(rule, all);
        assertThat(whole).isNotEmpty().hasSizeLessThan(700);
        try (TestContext context = StepRun.context(1 << 20)) {
            for (int size : new int[] {1, 7, 64, 4096}) {
                assertThat(StepRun.failing(rule, context, StepRun.split(all, size)))
                        .as("batches of %d", size)
                        .isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void judgesNoRowsAndNullsByTheNullRuleAlone(ValidationRule rule) throws Exception {
        boolean failsNulls = rule.name().startsWith("email") || rule.name().startsWith("isbn");

        assertThat(StepRun.failing(rule, DirtyTexts.batch(new ArrayList<>()))).isEmpty();
        assertThat(StepRun.failing(rule, DirtyTexts.batch(null, null, null)))
                .isEqualTo(failsNulls ? List.of(0, 1, 2) : List.of());
    }

    @Test
    void everyKindOfRuleHasItsOwnCode() {
        List<String> codes = rules().map(rule -> rule.check().code())
                .map(ErrorCode::id)
                .distinct()
                .toList();
        assertThat(codes).hasSize(16).allMatch(id -> id.startsWith("PEN-12"));
    }
}
