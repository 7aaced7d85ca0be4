package io.penstock.transform.nested;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.StructColumn;
import io.penstock.data.TextColumn;
import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Failure;
import io.penstock.spi.Problems;
import io.penstock.spi.Step;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a column of each part of STRUCT columns, or of declared fields of a JSON object in a text. The new columns take the place of
 * the old one and are called {@code column.part}. A null struct or text has nulls in all of them; so has a field that an object does not
 * have. A step is bound before a row moves, so the fields of JSON texts must be declared, they are not looked for.
 */
public final class Flatten implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final Map<String, Type> fields;
    private final String separator;
    private final int levels;
    private final OnInvalid onInvalid;

    private Flatten(Columns columns, Map<String, Type> fields, String separator, int levels, OnInvalid onInvalid) {
        this.columns = columns;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.separator = separator;
        this.levels = levels;
        this.onInvalid = onInvalid;
    }

    /** STRUCT columns. */
    public static Flatten columns(Columns columns) {
        return new Flatten(columns, Map.of(), ".", Integer.MAX_VALUE, OnInvalid.REJECT);
    }

    /** STRUCT columns. */
    public static Flatten columns(String... names) {
        return columns(Columns.of(names));
    }

    /** All STRUCT columns. */
    public static Flatten all() {
        return columns(Columns.all());
    }

    /**
     * The columns are texts with a JSON object each, of which these fields become columns.
     *
     * @param types types by name; {@code address.city} is the field {@code city} of the object {@code address}
     * @throws io.penstock.error.PlanException {@code PEN-3003} for LIST, STRUCT and BINARY
     */
    public Flatten fields(Map<String, Type> types) {
        types.forEach((name, type) -> {
            if (!JsonCells.isReadable(type)) {
                throw TransformErrors.badSetting(
                        "flatten",
                        "field '" + name + "' cannot be read as " + type + ". Take TEXT and go on from there.");
            }
        });
        return new Flatten(columns, types, separator, levels, onInvalid);
    }

    /** Between the names of a column and its part; a point by default. */
    public Flatten separator(String text) {
        return new Flatten(columns, fields, text, levels, onInvalid);
    }

    /** How many levels of structs in structs are taken apart; all by default. What lies deeper stays a STRUCT. */
    public Flatten levels(int most) {
        if (most < 1) {
            throw TransformErrors.badSetting("flatten", "levels must be at least 1, not " + most);
        }
        return new Flatten(columns, fields, separator, most, onInvalid);
    }

    /** A text that is no JSON object, or a field of another type; {@link OnInvalid#REJECT} by default. */
    public Flatten onInvalid(OnInvalid policy) {
        if (policy == OnInvalid.KEEP) {
            throw TransformErrors.badSetting(
                    "flatten", "on_invalid 'keep' is not possible. Valid choices: reject, null.");
        }
        return new Flatten(columns, fields, separator, levels, policy);
    }

    @Override
    public Description describe() {
        Description all = Description.of("flatten", columns.toString());
        all = fields.isEmpty() ? all : all.with("fields", String.join(", ", fields.keySet()));
        all = separator.equals(".") ? all : all.with("separator", separator);
        all = levels == Integer.MAX_VALUE ? all : all.with("levels", levels);
        return onInvalid == OnInvalid.REJECT ? all : all.with("on_invalid", "null");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        boolean json = !fields.isEmpty();
        int[] chosen = columns.select(
                input,
                json ? type -> type == Type.TEXT : StructType.class::isInstance,
                json ? "TEXT" : "STRUCT",
                problems);
        boolean[] flat = new boolean[input.size()];
        for (int position : chosen) {
            flat[position] = true;
        }
        List<Field> out = new ArrayList<>();
        for (int c = 0; c < input.size(); c++) {
            Field field = input.field(c);
            if (!flat[c]) {
                out.add(field);
            } else if (json) {
                fields.forEach((name, type) ->
                        out.add(Field.of(field.name() + separator + name.replace(".", separator), type)));
            } else {
                names(field.name(), (StructType) field.type(), 1, out);
            }
        }
        for (int i = 0; i < out.size(); i++) {
            String name = out.get(i).name();
            if (out.subList(0, i).stream().anyMatch(each -> each.name().equals(name))) {
                problems.add(Problem.of(NestedErrors.NAME_TAKEN, "two columns would be called '" + name + "'")
                        .next("Choose another separator, or rename before."));
                return BoundTransformer.broken(input);
            }
        }
        Schema output = Schema.of(out);
        return json
                ? BoundTransformer.of(output, context -> json(flat, output))
                : BoundTransformer.of(
                        output, context -> (batch, to) -> to.emit(batch.with(output, parts(batch, flat))));
    }

    private void names(String name, StructType type, int level, List<Field> out) {
        for (Field part : type.fields()) {
            String own = name + separator + part.name();
            if (part.type() instanceof StructType inner && level < levels) {
                names(own, inner, level + 1, out);
            } else {
                out.add(Field.of(own, part.type()));
            }
        }
    }

    private List<Column> parts(Batch batch, boolean[] flat) {
        List<Column> out = new ArrayList<>();
        for (int c = 0; c < flat.length; c++) {
            if (flat[c]) {
                parts((StructColumn) batch.column(c), 1, out);
            } else {
                out.add(batch.column(c));
            }
        }
        return out;
    }

    private void parts(StructColumn struct, int level, List<Column> out) {
        for (Column part : struct.parts()) {
            if (part instanceof StructColumn inner && level < levels) {
                parts(inner, level + 1, out);
            } else {
                out.add(part);
            }
        }
    }

    private Step json(boolean[] flat, Schema output) {
        JsonFields reader = new JsonFields(fields);
        Failure reason = Failure.of("flatten(" + columns + ")", "is not a JSON object with these fields");
        return (batch, to) -> {
            List<Column> out = new ArrayList<>();
            long[] failed = RowBits.none(batch.rowCount());
            for (int c = 0; c < flat.length; c++) {
                if (flat[c]) {
                    out.addAll(reader.read((TextColumn) batch.column(c), onInvalid == OnInvalid.NULL, failed));
                } else {
                    out.add(batch.column(c));
                }
            }
            Batch done = batch.with(output, out);
            if (onInvalid == OnInvalid.REJECT) {
                FailedRows.settle(batch, done, new long[][] {failed}, new Failure[] {reason}, to);
            } else {
                to.emit(done);
            }
        };
    }
}
