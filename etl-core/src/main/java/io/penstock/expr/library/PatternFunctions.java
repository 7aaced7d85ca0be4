package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.INTEGER;
import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.expr.compute.RegularExpression;
import io.penstock.expr.compute.TextSearch;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.schema.Type;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Functions that measure and search text. */
final class PatternFunctions {
    private PatternFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("length", "INT64", call -> call.total(Type.INT64, TextSearch::length), TEXT)
                        .alias("len", "char_length")
                        .doc("The number of characters (code points).")
                        .example("length('Zürich')", "6")
                        .example("length('')", "0"),
                Function.of(
                                "starts_with",
                                "BOOLEAN",
                                call -> call.total(Type.BOOLEAN, TextSearch::startsWith),
                                TEXT,
                                TEXT)
                        .doc("Whether the text begins with the second one.")
                        .example("starts_with('penstock', 'pen')", "true"),
                Function.of("ends_with", "BOOLEAN", call -> call.total(Type.BOOLEAN, TextSearch::endsWith), TEXT, TEXT)
                        .doc("Whether the text ends with the second one.")
                        .example("ends_with('penstock', 'pen')", "false"),
                Function.of("contains", "BOOLEAN", call -> call.total(Type.BOOLEAN, TextSearch::contains), TEXT, TEXT)
                        .doc("Whether the second text occurs in the first.")
                        .example("contains('penstock', 'st')", "true"),
                Function.of("instr", "INT64", call -> call.total(Type.INT64, TextSearch::position), TEXT, TEXT)
                        .alias("position", "strpos")
                        .doc(
                                "Where the second text begins first in the first one, in characters from 1; 0 where nowhere.")
                        .example("instr('Zürich', 'rich')", "3")
                        .example("position('abc', 'x')", "0"),
                Function.of(
                                "split_part",
                                "TEXT",
                                call -> call.total(Type.TEXT, TextSearch::splitPart),
                                TEXT,
                                TEXT,
                                INTEGER)
                        .doc(
                                "The n-th part (from 1; from the end if negative) of the text cut at the separator; empty where"
                                        + " there is no such part.")
                        .example("split_part('a,b,c', ',', 2)", "b")
                        .example("split_part('a,b,c', ',', -1)", "c"),
                Function.of("regexp_matches", "BOOLEAN", PatternFunctions::matches, TEXT, TEXT)
                        .alias("regexp_like")
                        .doc("Whether the pattern (Java syntax, a constant) is found anywhere in the text.")
                        .example("regexp_matches('checkouts-2024', '[0-9]{4}$')", "true"),
                Function.of("regexp_extract", "TEXT", PatternFunctions::extract, TEXT, TEXT, INTEGER)
                        .doc(
                                "What a group (a constant, 0 for the whole) of the pattern (Java syntax, a constant) matches first;"
                                        + " empty where nothing does.")
                        .example("regexp_extract('London, 1879 [1878]', '[0-9]{4}', 0)", "1879")
                        .example("regexp_extract('Doe, Jane', '(\\w+), (\\w+)', 2)", "Jane"),
                Function.of("regexp_replace", "TEXT", PatternFunctions::replace, TEXT, TEXT, TEXT)
                        .doc(
                                "Every match of the pattern (Java syntax, a constant) replaced by the third text, in which $1 is"
                                        + " a group and \\ takes the next character as it is.")
                        .example("regexp_replace('a1b22', '[0-9]+', '#')", "a#b#")
                        .example("regexp_replace('Doe, Jane', '(\\w+), (\\w+)', '$2 $1')", "Jane Doe"));
    }

    static @Nullable Pattern pattern(FunctionCall call) {
        String text = call.constantText(1);
        if (text == null) {
            return null;
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            call.refuse(
                    1,
                    ExprErrors.BAD_LITERAL,
                    "the pattern is not a regular expression: " + e.getDescription() + " at its character "
                            + (e.getIndex() + 1));
            return null;
        }
    }

    private static @Nullable Kernel matches(FunctionCall call) {
        Pattern pattern = pattern(call);
        return pattern == null ? null : call.total(Type.BOOLEAN, RegularExpression.find(pattern));
    }

    private static @Nullable Kernel extract(FunctionCall call) {
        Pattern pattern = pattern(call);
        if (pattern == null) {
            return null;
        }
        Constant constant = call.operand(2).constant();
        long group = constant == null || constant.isNull() ? -1 : constant.longValue();
        int groups = pattern.matcher("").groupCount();
        return group >= 0 && group <= groups
                ? call.total(Type.TEXT, RegularExpression.extract(pattern, (int) group))
                : call.refuse(2, ExprErrors.BAD_LITERAL, "the group must be a constant from 0 to " + groups);
    }

    private static @Nullable Kernel replace(FunctionCall call) {
        Pattern pattern = pattern(call);
        String replacement = call.constantText(2);
        if (pattern == null || replacement == null) {
            return null;
        }
        String mistake = RegularExpression.mistake(pattern, replacement);
        return mistake == null
                ? call.total(Type.TEXT, RegularExpression.replace(pattern, replacement))
                : call.refuse(2, ExprErrors.BAD_LITERAL, mistake);
    }
}
