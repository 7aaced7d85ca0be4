package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.data.LongColumn;
import io.penstock.expr.compute.Casts;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.scalar.JsonPath;
import io.penstock.expr.scalar.PerValue;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node.OnFailure;
import io.penstock.schema.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of texts that hold JSON. */
final class JsonFunctions {
    private JsonFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("json_extract", "TEXT", call -> at(call, JsonPath::json), TEXT, TEXT)
                        .doc(
                                "The value at a path (a constant: `$`, `.name`, `.\"any name\"`, `[0]`) as JSON; null where there is"
                                        + " none, or no JSON.")
                        .example("json_extract('{\"a\": {\"b\": [1, \"x\"]}}', '$.a.b')", "[1,\"x\"]")
                        .example("json_extract('{\"a\": 1}', '$.c')", "NULL"),
                Function.of("json_extract_string", "TEXT", call -> at(call, JsonPath::text), TEXT, TEXT)
                        .alias("json_value")
                        .doc("As json_extract, a text without its quotes, and JSON's null as null.")
                        .example("json_extract_string('{\"a\": {\"b\": [1, \"x\"]}}', '$.a.b[1]')", "x"),
                Function.of("json_type", "TEXT", call -> at(call, JsonPath::type), TEXT, TEXT)
                        .needing(1)
                        .doc("What stands at a path (default: `$`): object, array, string, number, boolean or null.")
                        .example("json_type('[1]')", "array")
                        .example("json_type('{\"a\": 1.5}', '$.a')", "number"),
                Function.of("json_array_length", "INT64", JsonFunctions::length, TEXT, TEXT)
                        .needing(1)
                        .doc("The number of elements of the array at a path (default: `$`); null where there is none.")
                        .example("json_array_length('[1, [2, 3]]')", "2"),
                Function.of("json_valid", "BOOLEAN", JsonFunctions::valid, TEXT)
                        .doc("Whether the text is one JSON value.")
                        .example("json_valid('{\"a\": [1]}')", "true")
                        .example("json_valid('{a: 1}')", "false"));
    }

    private static @Nullable JsonPath path(FunctionCall call) {
        if (call.operands().size() == 1) {
            return JsonPath.of("$");
        }
        String text = call.constantText(1);
        String mistake = text == null ? null : JsonPath.mistake(text);
        if (mistake != null) {
            call.refuse(1, ExprErrors.BAD_LITERAL, mistake);
        }
        return text == null || mistake != null ? null : JsonPath.of(text);
    }

    private static @Nullable Kernel at(
            FunctionCall call, java.util.function.Function<JsonPath, PerValue.TextToText> what) {
        JsonPath path = path(call);
        return path == null
                ? null
                : Call.of(
                        Type.TEXT,
                        PerValue.text(what.apply(path)),
                        call.operand(0).kernel());
    }

    private static @Nullable Kernel length(FunctionCall call) {
        Kernel digits = at(call, JsonPath::length);
        return digits == null ? null : Casts.of(digits, Type.INT64, OnFailure.NULL, call.site());
    }

    private static Kernel valid(FunctionCall call) {
        Kernel ones =
                call.total(Type.INT64, PerValue.number((bytes, from, to) -> JsonPath.isValid(bytes, from, to) ? 1 : 0));
        return Call.of(Type.BOOLEAN, (arguments, frame) -> isOne((LongColumn) arguments[0]), ones);
    }

    private static io.penstock.data.Column isOne(LongColumn ones) {
        boolean[] result = new boolean[ones.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = ones.get(i) == 1;
        }
        return io.penstock.data.BooleanColumn.of(result, result.length, ones.validity());
    }
}
