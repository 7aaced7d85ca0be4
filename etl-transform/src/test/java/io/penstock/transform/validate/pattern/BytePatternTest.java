package io.penstock.transform.validate.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.format.syntax.BytePattern;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.validate.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-C]{2}\\d{1,3}", "^a*b?c+$", ".*b.*", "[^ab]{2,}", "\\w+-\\w+", "a{0}b", "[-a]+", "[a\\]\\-]*",
                        "a\\.b", "",
                "(a|b)+", "a+?b", "[a-c&&[b]]+", "\\p{L}+", "[^é]*", "a|b", "\\Qa.b\\E", "x{2,4}[0-9]*", "\\S\\s?\\S",
                        "[a-]"
            })
    void meansWhatTheJdkMeans(String regex) throws Exception {
        Pattern oracle = Pattern.compile(regex);
        Random random = new Random(regex.hashCode());
        List<String> texts = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(7); c > 0; c--) {
                text.append("aabbccABC019-._ ]x\né".charAt(random.nextInt(random.nextInt(9) == 0 ? 20 : 12)));
            }
            texts.add(text.toString());
            if (!oracle.matcher(text).matches()) {
                expected.add(i);
            }
        }

        assertThat(StepRun.failing(Rules.pattern("text", regex), DirtyTexts.batch(texts)))
                .isEqualTo(expected);
    }

    @Test
    void usesTheTableForSimpleExpressionsOnly() {
        assertThat(BytePattern.compile("[A-Z]{2}\\d+")).isNotNull();
        assertThat(BytePattern.compile("(a|b)")).isNull();
        assertThat(BytePattern.compile("a{500}")).isNull();
        assertThat(BytePattern.compile("é")).isNull();
    }
}
