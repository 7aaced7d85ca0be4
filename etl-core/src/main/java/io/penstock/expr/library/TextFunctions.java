package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.INTEGER;
import static io.penstock.expr.function.Parameter.SCALAR;
import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.expr.compute.Concatenation;
import io.penstock.expr.compute.LetterCase;
import io.penstock.expr.compute.Slices;
import io.penstock.expr.compute.TextMaking;
import io.penstock.expr.function.Function;
import io.penstock.schema.Type;
import java.util.List;

/** Functions that make text. Positions and lengths count code points, from 1. */
final class TextFunctions {
    private TextFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("upper", "TEXT", call -> call.total(Type.TEXT, LetterCase::upper), TEXT)
                        .alias("ucase")
                        .doc("In upper case, by the rules of Unicode without a language.")
                        .example("upper('Straße')", "STRASSE"),
                Function.of("lower", "TEXT", call -> call.total(Type.TEXT, LetterCase::lower), TEXT)
                        .alias("lcase")
                        .doc("In lower case, by the rules of Unicode without a language.")
                        .example("lower('ÉCOLE Nr 5')", "école nr 5"),
                Function.of("trim", "TEXT", call -> call.total(Type.TEXT, Slices.trim(true, true)), TEXT, TEXT)
                        .needing(1)
                        .doc("Without the characters of the second text (default: a space) at both ends.")
                        .example("trim('  a b ')", "a b")
                        .example("trim('xxaxbxx', 'x')", "axb"),
                Function.of("ltrim", "TEXT", call -> call.total(Type.TEXT, Slices.trim(true, false)), TEXT, TEXT)
                        .needing(1)
                        .doc("As trim, at the start only.")
                        .example("ltrim('007', '0')", "7"),
                Function.of("rtrim", "TEXT", call -> call.total(Type.TEXT, Slices.trim(false, true)), TEXT, TEXT)
                        .needing(1)
                        .doc("As trim, at the end only.")
                        .example("rtrim('1.500', '0')", "1.5"),
                Function.of("concat", "TEXT", call -> call.total(Type.TEXT, Concatenation::lenient), SCALAR)
                        .variadic()
                        .doc(
                                "All arguments as text, one after the other; nulls are passed over (`||` gives null instead).")
                        .example("concat('a', NULL, 1)", "a1"),
                Function.of("substr", "TEXT", call -> call.total(Type.TEXT, Slices::substring), TEXT, INTEGER, INTEGER)
                        .needing(2)
                        .alias("substring")
                        .doc("The characters from a position on, at most as many as the third argument says; a negative"
                                + " position counts from the end.")
                        .example("substr('penstock', 4)", "stock")
                        .example("substr('penstock', 1, 3)", "pen")
                        .example("substr('penstock', -3)", "ock"),
                Function.of("left", "TEXT", call -> call.total(Type.TEXT, Slices::left), TEXT, INTEGER)
                        .doc("The first characters; with a negative number all but the last.")
                        .example("left('Zürich', 2)", "Zü")
                        .example("left('Zürich', -4)", "Zü"),
                Function.of("right", "TEXT", call -> call.total(Type.TEXT, Slices::right), TEXT, INTEGER)
                        .doc("The last characters; with a negative number all but the first.")
                        .example("right('2024-01', 2)", "01"),
                Function.of("replace", "TEXT", call -> call.total(Type.TEXT, TextMaking::replace), TEXT, TEXT, TEXT)
                        .doc(
                                "Every occurrence of the second text replaced by the third; an empty second text changes nothing.")
                        .example("replace('1-2-3', '-', '/')", "1/2/3"),
                Function.of("reverse", "TEXT", call -> call.total(Type.TEXT, TextMaking::reverse), TEXT)
                        .doc("The characters from last to first.")
                        .example("reverse('añb')", "bña"),
                Function.of(
                                "repeat",
                                "TEXT",
                                call -> call.failing(Type.TEXT, TextMaking.repeat(call.site())),
                                TEXT,
                                INTEGER)
                        .doc("The text so many times; empty for a number below 1. More than 16 MB is an error.")
                        .example("repeat('ab', 3)", "ababab"),
                Function.of(
                                "lpad",
                                "TEXT",
                                call -> call.failing(Type.TEXT, TextMaking.pad(call.site(), TextMaking.Side.LEFT)),
                                TEXT,
                                INTEGER,
                                TEXT)
                        .needing(2)
                        .doc(
                                "Filled at the start to a length with the third text (default: a space); cut at the end where"
                                        + " longer.")
                        .example("lpad('7', 3, '0')", "007")
                        .example("lpad('12345', 3, '0')", "123"),
                Function.of(
                                "rpad",
                                "TEXT",
                                call -> call.failing(Type.TEXT, TextMaking.pad(call.site(), TextMaking.Side.RIGHT)),
                                TEXT,
                                INTEGER,
                                TEXT)
                        .needing(2)
                        .doc(
                                "Filled at the end to a length with the third text (default: a space); cut at the end where"
                                        + " longer.")
                        .example("rpad('ab', 4, '.')", "ab.."));
    }
}
