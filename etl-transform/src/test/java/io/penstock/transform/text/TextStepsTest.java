package io.penstock.transform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.MatchCase;
import io.penstock.transform.StepRun;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.NullIf;
import io.penstock.transform.clean.Trim;
import io.penstock.transform.clean.Whitespaces;
import io.penstock.transform.text.html.StripHtml;
import io.penstock.transform.text.replace.Find;
import io.penstock.transform.text.replace.Replace;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextStepsTest {
    private static final String SPACE =
            "[\\t-\\r \\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]";

    /** Steps and the same on strings, as plainly as can be. */
    static Stream<Arguments> oracles() {
        return Stream.of(
                oracle("trim", Trim.columns("text"), t -> t.replaceAll("^" + SPACE + "+|" + SPACE + "+$", "")),
                oracle("collapse", CollapseWhitespace.columns("text"), t -> t.replaceAll(SPACE + "+", " ")),
                oracle(
                        "collapse and trim",
                        CollapseWhitespace.columns("text").edges(Whitespaces.TRIM),
                        t -> t.replaceAll(SPACE + "+", " ").replaceAll("^ | $", "")),
                oracle(
                        "special",
                        RemoveSpecialChars.columns("text"),
                        t -> t.replaceAll("(?!" + SPACE + ")[^\\p{L}\\p{Nd}\\p{M}]", "")),
                oracle(
                        "special but",
                        RemoveSpecialChars.columns("text").keep("@’😀").replacement("?!"),
                        t -> t.replaceAll("(?!" + SPACE + ")[^\\p{L}\\p{Nd}\\p{M}@’\\x{1F600}]", "?!")),
                oracle(
                        "special in ASCII",
                        RemoveSpecialChars.columns("text").alphabet(Alphabet.ASCII),
                        t -> t.replaceAll("(?!" + SPACE + ")[^a-zA-Z0-9]", "")),
                oracle("pad left", Pad.left("text", 9).with("é"), t -> "é".repeat(missing(t, 9)) + t),
                oracle("pad right", Pad.right("text", 9), t -> t + " ".repeat(missing(t, 9))),
                oracle(
                        "pad both",
                        Pad.left("text", 8).side(PadSide.BOTH).with("😀"),
                        t -> "😀".repeat(missing(t, 8) / 2) + t + "😀".repeat((missing(t, 8) + 1) / 2)),
                oracle("truncate", Truncate.column("text", 4), t -> cut(t, 4, "")),
                oracle("truncate …", Truncate.column("text", 6).ellipsis("…"), t -> cut(t, 6, "…")),
                oracle("NFC", UnicodeNormalize.columns("text"), t -> Normalizer.normalize(t, Form.NFC)),
                oracle("NFD", UnicodeNormalize.columns("text").form(Form.NFD), t -> Normalizer.normalize(t, Form.NFD)),
                oracle(
                        "NFKC",
                        UnicodeNormalize.columns("text").form(Form.NFKC),
                        t -> Normalizer.normalize(t, Form.NFKC)),
                oracle("literal", Replace.literal("text", "o", "öö"), t -> t.replace("o", "öö")),
                oracle("literal to nothing", Replace.literal("text", "on", ""), t -> t.replace("on", "")),
                oracle("non-ASCII", Replace.literal("text", "日", "[sun]"), t -> t.replace("日", "[sun]")),
                oracle(
                        "ignoring case",
                        Replace.literal("text", "é", "E").matchCase(MatchCase.IGNORE),
                        t -> t.replace("é", "E").replace("É", "E")),
                oracle(
                        "regex",
                        Replace.regex("text", "(\\w)([-'’])(\\w)", "$3$2$1"),
                        t -> t.replaceAll("(\\w)([-'’])(\\w)", "$3$2$1")),
                oracle("regex of nothing", Replace.regex("text", "x*", "_"), t -> barred(t)));
    }

    private static Arguments oracle(String name, Transformer step, UnaryOperator<String> expected) {
        return Arguments.of(name, step, expected);
    }

    /** A bar before every character, one for a run of x, one at the end; never inside a character, where the JDK puts one. */
    private static String barred(String text) {
        return text.replaceAll("x+|(?s:.)", "_$0").replaceAll("_x+", "_") + "_";
    }

    private static int missing(String text, int width) {
        return Math.max(0, width - text.codePointCount(0, text.length()));
    }

    /** By the JDK's grapheme clusters where those fit the step's rule. */
    private static String cut(String text, int length, String ellipsis) {
        int[] points = text.codePoints().toArray();
        if (points.length <= length) {
            return text;
        }
        int at = length - ellipsis.length();
        while (at > 0 && (Character.getType(points[at]) == Character.NON_SPACING_MARK || joined(points, at))) {
            at--;
        }
        return new String(points, 0, at) + ellipsis;
    }

    private static boolean joined(int[] points, int at) {
        return points[at] == 0x200D || points[at - 1] == 0x200D || (points[at] >= 0x1F3FB && points[at] <= 0x1F3FF);
    }

    /** {@link DirtyTexts} and texts of single characters that are hard. */
    private static List<String> texts() {
        String[] hard = {"ﬁ", "①", "e\u0301\u0323", "👩‍👩‍👧", "👍🏽", "Å", "\u2028", "ｗ", "x", "²", "-", "日"};
        Random random = new Random(99);
        List<String> texts = new ArrayList<>(DirtyTexts.some(17, 2500));
        for (int i = 0; i < 1500; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(8); c > 0; c--) {
                text.append(hard[random.nextInt(hard.length)]).append(random.nextInt(4) == 0 ? "  " : "");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oracles")
    void equalsTheSameOnStrings(String name, Transformer step, UnaryOperator<String> expected) throws Exception {
        List<String> texts = texts();
        List<Object> wanted = new ArrayList<>();
        texts.forEach(text -> wanted.add(text == null ? null : expected.apply(text)));

        for (int size : new int[] {1, 7, 4096}) {
            List<Batch> batches = StepRun.split(DirtyTexts.batch(texts), size);
            assertThat(StepRun.of(step, StepRun.context(1 << 20), batches).column("text"))
                    .as("%s rows a batch", size)
                    .isEqualTo(wanted);
        }
    }

    static Stream<Transformer> idempotent() {
        return Stream.of(
                Trim.columns("text"),
                CollapseWhitespace.columns("text"),
                CollapseWhitespace.columns("text").edges(Whitespaces.TRIM),
                RemoveSpecialChars.columns("text").keep("-"),
                RemoveSpecialChars.columns("text").replacement(" "),
                Pad.right("text", 7),
                Truncate.column("text", 5).ellipsis("..."),
                Truncate.column("text", 3),
                UnicodeNormalize.columns("text"),
                UnicodeNormalize.columns("text").form(Form.NFD),
                UnicodeNormalize.columns("text").form(Form.NFKC),
                UnicodeNormalize.columns("text").form(Form.NFKD),
                StripHtml.columns("text"),
                NullIf.of("text", "n/a"));
    }

    @ParameterizedTest
    @MethodSource("idempotent")
    void onceIsEnough(Transformer step) throws Exception {
        StepRun once = StepRun.of(step, DirtyTexts.batch(texts()));
        StepRun twice = StepRun.of(step, once.batches().toArray(new Batch[0]));

        assertThat(twice.column("text")).isEqualTo(once.column("text"));
        assertThat(twice.batches().get(0))
                .as("nothing copied")
                .isSameAs(once.batches().get(0));
    }

    @Test
    void appliesPairsInOrderEachToTheResultOfTheOneBefore() throws Exception {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("a", "b");
        pairs.put("b", "c");
        Transformer step = Replace.pairs(Columns.of("text"), pairs, Find.LITERAL);

        assertThat(StepRun.of(step, DirtyTexts.batch("ab", null)).column("text"))
                .containsExactly("cc", null);
    }

    @Test
    void writesToANewColumnAndLeavesTheOldOne() throws Exception {
        StepRun run = StepRun.of(ChangeCase.upper("text").into("*_upper"), DirtyTexts.batch("ab", null));

        assertThat(run.column("text")).containsExactly("ab", null);
        assertThat(run.column("text_upper")).containsExactly("AB", null);
    }

    @Test
    void tellsThatOneNameIsNotEnoughForSeveralColumns() {
        Schema two = Schema.of(Field.of("a", Type.TEXT), Field.of("b", Type.TEXT));

        assertThat(StepRun.problems(Trim.columns("a", "b").into("c"), two))
                .containsExactly(
                        "[PEN-3101] 'into' names one column, 'c', for the results of 2 columns. Put * where the"
                                + " name of the column read shall stand, such as c_*.");
        assertThat(StepRun.problems(Trim.columns("a").into("b"), two))
                .containsExactly("[PEN-1003] column 'b' is there already. Give 'into' another name, or leave it out to"
                        + " change the column itself.");
    }

    @Test
    void refusesWhatCannotBeRight() {
        refused(() -> Pad.left("a", 0), "[PEN-3003] pad: a width of 0 is not possible. Valid: 1 to 100000");
        refused(() -> Pad.left("a", 3).with("ab"), "[PEN-3003] pad: 'with' needs one character, 'ab' has 2");
        refused(() -> Truncate.column("a", -1), "[PEN-3003] truncate: a length of -1 is not possible");
        refused(
                () -> Truncate.column("a", 3).ellipsis("..."),
                "[PEN-3003] truncate: the ellipsis '...' of 3 characters leaves no room in a length of 3");
        refused(() -> Replace.literal("a", "", "x"), "[PEN-3003] replace: the part to replace is empty");
        refused(
                () -> Replace.regex("a", "(", "x"),
                "[PEN-3102] replace: '(' is not a regular expression: Unclosed group at 1");
        refused(
                () -> Replace.regex("a", "(b)", "$2"),
                "[PEN-3102] replace: the replacement '$2' of '(b)' cannot be read: No group 2. Write \\$ and \\\\ for a"
                        + " dollar and a backslash that stand for themselves.");
        refused(
                () -> Trim.columns("a").into(""),
                "[PEN-3003] trim: 'into' needs the name of a new column; '*' in it stands for the name of the column"
                        + " read");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(PlanException.class).hasMessage(message);
    }
}
