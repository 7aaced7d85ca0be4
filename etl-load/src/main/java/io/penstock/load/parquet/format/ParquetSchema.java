package io.penstock.load.parquet.format;

import io.penstock.load.parquet.format.Leaf.Step;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** A schema as Parquet has it: lists of three levels ({@code list.element}), structs as groups, values as leaves. */
public final class ParquetSchema {
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;

    private final Schema schema;
    private final List<Leaf> leaves = new ArrayList<>();

    public ParquetSchema(Schema schema) {
        this.schema = schema;
        for (int c = 0; c < schema.size(); c++) {
            Field field = schema.field(c);
            descend(c, field.type(), field.isNullable(), List.of(field.name()), List.of());
        }
    }

    private void descend(int column, Type type, boolean optional, List<String> path, List<Step> steps) {
        if (type instanceof ListType list) {
            List<String> element = join(join(path, "list"), "element");
            descend(column, list.element(), true, element, join(steps, new Step.Elements(optional)));
        } else if (type instanceof StructType struct) {
            for (int p = 0; p < struct.fields().size(); p++) {
                Field field = struct.fields().get(p);
                List<Step> to = join(steps, new Step.Part(optional, p));
                descend(column, field.type(), field.isNullable(), join(path, field.name()), to);
            }
        } else {
            leaves.add(leaf(column, type, path, join(steps, new Step.Value(optional))));
        }
    }

    private static Leaf leaf(int column, Type type, List<String> path, List<Step> steps) {
        int definition = 0;
        int repetition = 0;
        for (Step step : steps) {
            definition += step.optional() ? 1 : 0;
            if (step instanceof Step.Elements) {
                definition++;
                repetition++;
            }
        }
        return new Leaf(path, column, steps, type, Physical.of(type), Physical.length(type), definition, repetition);
    }

    private static <T> List<T> join(List<T> head, T tail) {
        List<T> all = new ArrayList<>(head);
        all.add(tail);
        return List.copyOf(all);
    }

    /** The columns of the file, in its order. */
    public List<Leaf> leaves() {
        return leaves;
    }

    /** Writes field 2 of the footer: the tree in depth-first order. */
    void write(CompactThrift out) {
        out.list(
                2,
                CompactThrift.STRUCT,
                1
                        + schema.fields().stream()
                                .mapToInt(field -> elements(field.type()))
                                .sum());
        out.begin();
        out.text(4, "schema");
        out.i32(5, schema.size());
        out.end();
        for (Field field : schema.fields()) {
            write(out, field.name(), field.type(), field.isNullable());
        }
    }

    private static int elements(Type type) {
        if (type instanceof ListType list) {
            return 2 + elements(list.element());
        } else if (type instanceof StructType struct) {
            return 1
                    + struct.fields().stream().mapToInt(f -> elements(f.type())).sum();
        }
        return 1;
    }

    private static void write(CompactThrift out, String name, Type type, boolean optional) {
        int repetition = optional ? OPTIONAL : REQUIRED;
        if (type instanceof ListType list) {
            group(out, name, repetition, 1, true);
            group(out, "list", REPEATED, 1, false);
            write(out, "element", list.element(), true);
        } else if (type instanceof StructType struct) {
            group(out, name, repetition, struct.fields().size(), false);
            for (Field field : struct.fields()) {
                write(out, field.name(), field.type(), field.isNullable());
            }
        } else {
            value(out, name, type, repetition);
        }
    }

    private static void group(CompactThrift out, String name, int repetition, int children, boolean list) {
        out.begin();
        out.i32(3, repetition);
        out.text(4, name);
        out.i32(5, children);
        if (list) {
            out.i32(6, 3);
            out.begin(10);
            out.empty(3);
            out.end();
        }
        out.end();
    }

    private static void value(CompactThrift out, String name, Type type, int repetition) {
        out.begin();
        out.i32(1, Physical.of(type).number());
        if (Physical.length(type) > 0) {
            out.i32(2, Physical.length(type));
        }
        out.i32(3, repetition);
        out.text(4, name);
        if (type == Type.TEXT) {
            out.i32(6, 0);
            logical(out, 1);
        } else if (type == Type.DATE) {
            out.i32(6, 6);
            logical(out, 6);
        } else if (type == Type.TIME) {
            micros(out, 7, false);
        } else if (type == Type.TIMESTAMP) {
            out.i32(6, 10);
            micros(out, 8, true);
        } else if (type instanceof DecimalType decimal) {
            out.i32(6, 5);
            out.i32(7, decimal.scale());
            out.i32(8, decimal.precision());
            out.begin(10);
            out.begin(5);
            out.i32(1, decimal.scale());
            out.i32(2, decimal.precision());
            out.end();
            out.end();
        }
        out.end();
    }

    private static void logical(CompactThrift out, int member) {
        out.begin(10);
        out.empty(member);
        out.end();
    }

    private static void micros(CompactThrift out, int member, boolean utc) {
        out.begin(10);
        out.begin(member);
        out.flag(1, utc);
        out.begin(2);
        out.empty(2);
        out.end();
        out.end();
        out.end();
    }
}
