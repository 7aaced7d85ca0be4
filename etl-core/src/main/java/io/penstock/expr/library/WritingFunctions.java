package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.INTEGER;
import static io.penstock.expr.function.Parameter.SCALAR;
import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.scalar.Letters;
import io.penstock.expr.scalar.PerValue;
import io.penstock.expr.scalar.Similarity;
import io.penstock.schema.Type;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of the characters and words of a text, and of how alike texts are. */
final class WritingFunctions {
    private WritingFunctions() {}

    static List<Function> all() {
        return List.of(
                text("initcap", Letters::initcap)
                        .doc(
                                "The first letter of every word in upper case, the others in lower case; a word ends where no letter"
                                        + " or digit stands.")
                        .example("initcap('the LORD of-rings')", "The Lord Of-Rings"),
                text("strip_accents", Letters::stripAccents)
                        .alias("unaccent")
                        .doc("Without accents and other combining marks.")
                        .example("strip_accents('Señor Čapek')", "Senor Capek"),
                Function.of("translate", "TEXT", call -> call.total(Type.TEXT, Letters::translate), TEXT, TEXT, TEXT)
                        .doc(
                                "Every character of the second text replaced by the one at its place in the third; left out where the"
                                        + " third is shorter.")
                        .example("translate('a-b.c', '-.', '_')", "a_bc"),
                Function.of("concat_ws", "TEXT", call -> call.total(Type.TEXT, Letters::joined), TEXT, SCALAR)
                        .variadic()
                        .doc("The other arguments as text with the first between them; nulls are passed over.")
                        .example("concat_ws(', ', 'Doe', NULL, 'Jane')", "Doe, Jane"),
                Function.of("ascii", "INT64", call -> call.total(Type.INT64, PerValue.number(Letters::first)), TEXT)
                        .alias("unicode")
                        .doc("The code point of the first character; 0 of an empty text.")
                        .example("ascii('A')", "65")
                        .example("ascii('€')", "8364"),
                Function.of("chr", "TEXT", call -> call.failing(Type.TEXT, Letters.character(call.site())), INTEGER)
                        .alias("char")
                        .doc("The character of a code point; an error where there is none.")
                        .example("chr(8364)", "€"),
                Function.of(
                                "word_count",
                                "INT64",
                                call -> call.total(Type.INT64, PerValue.number(Letters::words)),
                                TEXT)
                        .doc("The number of pieces between white space.")
                        .example("word_count(' to be  or not ')", "4"),
                Function.of("regexp_count", "INT64", WritingFunctions::count, TEXT, TEXT)
                        .doc("How often the pattern (Java syntax, a constant) is found, without overlaps.")
                        .example("regexp_count('a1b22', '[0-9]')", "3"),
                Function.of(
                                "levenshtein",
                                "INT64",
                                call -> call.total(Type.INT64, PerValue.distance(Similarity::levenshtein)),
                                TEXT,
                                TEXT)
                        .alias("editdist")
                        .doc("The fewest characters to insert, delete or replace to make one text the other.")
                        .example("levenshtein('kitten', 'sitting')", "3"),
                Function.of(
                                "jaro_winkler",
                                "FLOAT64",
                                call -> call.total(Type.FLOAT64, PerValue.similarity(Similarity::jaroWinkler)),
                                TEXT,
                                TEXT)
                        .doc("How alike two texts are, 0 to 1, a common beginning counting more.")
                        .example("round(jaro_winkler('MARTHA', 'MARHTA'), 4)", "0.9611"));
    }

    private static Function text(String name, PerValue.TextToText function) {
        return Function.of(name, "TEXT", call -> call.total(Type.TEXT, PerValue.text(function)), TEXT);
    }

    private static @Nullable Kernel count(FunctionCall call) {
        Pattern pattern = PatternFunctions.pattern(call);
        return pattern == null
                ? null
                : Call.of(Type.INT64, Letters.matches(pattern), call.operand(0).kernel());
    }
}
