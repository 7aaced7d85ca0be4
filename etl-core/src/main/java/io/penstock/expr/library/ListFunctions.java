package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.ANY;
import static io.penstock.expr.function.Parameter.INTEGER;
import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.error.Suggestion;
import io.penstock.expr.function.Coercion;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.scalar.Parts;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of lists and structs. */
final class ListFunctions {
    private static final Type TEXTS = new ListType(Type.TEXT);

    private ListFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("regexp_extract_all", "LIST(TEXT)", ListFunctions::extractAll, TEXT, TEXT)
                        .doc("All that the pattern (Java syntax, a constant) matches, without overlaps.")
                        .example("list_get(regexp_extract_all('a1b22', '[0-9]+'), 2)", "22"),
                Function.of("list_size", "INT64", ListFunctions::size, ANY)
                        .alias("array_length", "cardinality")
                        .doc("The number of elements, nulls included.")
                        .example("list_size(regexp_extract_all('a1b22', '[0-9]+'))", "2"),
                Function.of("list_get", "the type of the elements", ListFunctions::element, ANY, INTEGER)
                        .alias("element_at")
                        .doc("The n-th element, from 1; from the end if negative; null where there is none.")
                        .example("list_get(regexp_extract_all('a1b22', '[0-9]+'), -1)", "22")
                        .example("list_get(regexp_extract_all('a1b22', '[0-9]+'), 3)", "NULL"),
                Function.of("list_contains", "BOOLEAN", ListFunctions::contains, ANY, ANY)
                        .alias("array_contains")
                        .doc("Whether an element equals the second argument; a null element equals nothing.")
                        .example("list_contains(regexp_extract_all('a1b22', '[0-9]+'), '22')", "true"),
                Function.of("struct_field", "the type of the part", ListFunctions::part, ANY, TEXT)
                        .doc("The part of a struct by its name, a constant.")
                        .example("struct_field(NULL, 'city')", "NULL"));
    }

    private static @Nullable ListType list(FunctionCall call) {
        if (call.type(0) instanceof ListType type) {
            return type;
        }
        call.refuse(
                0,
                ExprErrors.WRONG_TYPE,
                "a LIST is needed, not " + call.operand(0).shown());
        return null;
    }

    private static @Nullable Kernel extractAll(FunctionCall call) {
        Pattern pattern = PatternFunctions.pattern(call);
        return pattern == null
                ? null
                : Call.of(TEXTS, Parts.matches(pattern), call.operand(0).kernel());
    }

    private static @Nullable Kernel size(FunctionCall call) {
        return list(call) == null ? null : call.total(Type.INT64, Parts::size);
    }

    private static @Nullable Kernel element(FunctionCall call) {
        ListType list = list(call);
        if (list == null) {
            return null;
        } else if (list.element().isNested() || list.element() == Type.BINARY) {
            return call.refuse(0, ExprErrors.WRONG_TYPE, "elements of " + list.element() + " cannot be taken out");
        }
        return call.total(list.element(), Parts.element(list.element()));
    }

    private static @Nullable Kernel contains(FunctionCall call) {
        ListType list = list(call);
        if (list == null) {
            return null;
        }
        Kernel wanted = Coercion.convert(call.scope(), call.operand(1), list.element());
        return wanted == null
                ? null
                : Call.of(Type.BOOLEAN, Parts::contains, call.operand(0).kernel(), wanted);
    }

    private static @Nullable Kernel part(FunctionCall call) {
        String name = call.constantText(1);
        if (name == null || call.operand(0).isAny()) {
            return name == null ? null : call.operand(0).kernel();
        } else if (!(call.type(0) instanceof StructType type)) {
            return call.refuse(
                    0,
                    ExprErrors.WRONG_TYPE,
                    "a STRUCT is needed, not " + call.operand(0).shown());
        } else {
            List<String> names = type.fields().stream().map(Field::name).toList();
            int part = names.indexOf(name);
            return part < 0
                    ? call.refuse(
                            1,
                            ExprErrors.UNKNOWN_COLUMN,
                            "the struct has no part '" + name + "'. " + Suggestion.among(name, names))
                    : Call.of(
                            type.fields().get(part).type(),
                            Parts.ofStruct(part),
                            call.operand(0).kernel());
        }
    }
}
