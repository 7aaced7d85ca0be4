package io.penstock.transform.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.transform.Columns;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCaseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NON-FICTION|Non-Fiction",
                "the sea, the stone|The Sea, The Stone",
                "o'brien don't WE'RE|O'Brien Don't We're",
                "21st 3d|21st 3d",
                "éric ÉMILE|Éric Émile",
                "don’t l’engle|Don’t L’Engle",
                "ǆ|ǅ",
                "(in) [brackets]|(In) [Brackets]"
            })
    void writesTitleCase(String given, String expected) throws Exception {
        assertThat(apply(LetterCase.TITLE, given)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "THE SEA. the stone! AND? yes|The sea. The stone! And? Yes",
                "3.5 stars|3.5 stars",
                "éTÉ. Été|Été. Été",
                "«quoted» Text|«Quoted» text"
            })
    void writesSentenceCase(String given, String expected) throws Exception {
        assertThat(apply(LetterCase.SENTENCE, given)).containsExactly(expected);
    }

    @Test
    void doesNotTouchRowsAroundANonAsciiOne() throws Exception {
        assertThat(apply(LetterCase.UPPER, "abcdefghi", "straße", null, "", "xyz@[`{"))
                .containsExactly("ABCDEFGHI", "STRASSE", null, "", "XYZ@[`{");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void upperAndLowerEqualJavas(int size) throws Exception {
        List<String> texts = DirtyTexts.some(3, 4000);
        List<Batch> batches = StepRun.split(DirtyTexts.batch(texts), size);

        assertThat(run(ChangeCase.upper("text"), batches))
                .isEqualTo(texts.stream()
                        .map(t -> t == null ? null : t.toUpperCase(Locale.ROOT))
                        .toList());
        assertThat(run(ChangeCase.lower("text"), batches))
                .isEqualTo(texts.stream()
                        .map(t -> t == null ? null : t.toLowerCase(Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(LetterCase.class)
    void bytesAndStringsAgreeOnAscii(LetterCase to) throws Exception {
        Random random = new Random(11);
        String[] texts = new String[3000];
        for (int i = 0; i < texts.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(20); c > 0; c--) {
                text.append((char) (' ' + random.nextInt(95)));
            }
            texts[i] = text.toString();
        }

        List<Object> expected = Arrays.stream(texts)
                .map(text -> (Object) UnicodeCase.map(text, to))
                .toList();
        assertThat(apply(to, texts)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(LetterCase.class)
    void onceIsEnough(LetterCase to) throws Exception {
        String[] texts = DirtyTexts.some(5, 2000).toArray(new String[0]);
        String[] once = apply(to, texts).toArray(new String[0]);

        assertThat(apply(to, once)).containsExactly((Object[]) once);
    }

    @Test
    void keepsAColumnInWhichNothingChanges() throws Exception {
        Batch batch = DirtyTexts.batch("Already Right", null, "Here");

        assertThat(StepRun.of(ChangeCase.title("text"), batch).batches().get(0)).isSameAs(batch);
    }

    private static List<Object> apply(LetterCase to, String... texts) throws Exception {
        return StepRun.of(ChangeCase.to(to, Columns.of("text")), DirtyTexts.batch(texts))
                .column("text");
    }

    private static List<Object> run(ChangeCase step, List<Batch> batches) throws Exception {
        return StepRun.of(step, StepRun.context(1 << 20), batches).column("text");
    }
}
