package io.penstock.transform.nested;

import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row of each element of a LIST, of a JSON array in a text, or of a text with delimiters. The element takes the place of the
 * list; all other columns are repeated. Elements that are null are rows like others. Rows keep their order, elements theirs; rows
 * beyond the first count as generated.
 */
public final class Explode implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Settings settings;

    /** What can be set. */
    record Settings(
            String column,
            @Nullable Packing packing,
            Type element,
            String as,
            @Nullable String position,
            EmptyLists nulls,
            EmptyLists empties,
            OnInvalid onInvalid)
            implements Serializable {}

    private Explode(Settings settings) {
        this.settings = settings;
    }

    /** A LIST column, or a text of which {@link #json} or {@link #delimiter} says how it is packed. */
    public static Explode column(String name) {
        return new Explode(
                new Settings(name, null, Type.TEXT, name, null, EmptyLists.KEEP, EmptyLists.KEEP, OnInvalid.REJECT));
    }

    /**
     * The text is a JSON array of such values; as TEXT, every value is taken as it is written, objects and arrays as JSON.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for LIST, STRUCT and BINARY
     */
    public Explode json(Type element) {
        if (!JsonCells.isReadable(element)) {
            throw TransformErrors.badSetting(
                    "explode", element + " cannot be read from JSON. Take TEXT and go on from there.");
        }
        return with(new Packing(null), element);
    }

    /** The text holds elements with this text between them; an empty text holds none. */
    public Explode delimiter(String between) {
        if (between.isEmpty()) {
            throw TransformErrors.badSetting("explode", "the delimiter must have at least one character");
        }
        return with(new Packing(between), Type.TEXT);
    }

    private Explode with(Packing packing, Type element) {
        Packing before = settings.packing();
        if (before != null && (before.delimiter() == null) != (packing.delimiter() == null)) {
            throw TransformErrors.badSetting("explode", "'json' and 'delimiter' exclude each other. Keep one");
        }
        Settings s = settings;
        return new Explode(new Settings(
                s.column(), packing, element, s.as(), s.position(), s.nulls(), s.empties(), s.onInvalid()));
    }

    /** The name of the element's column; the list's name by default. */
    public Explode as(String name) {
        Settings s = settings;
        return new Explode(new Settings(
                s.column(), s.packing(), s.element(), name, s.position(), s.nulls(), s.empties(), s.onInvalid()));
    }

    /** Adds an INT64 column with the element's place in its list, from 1; null where there is no element. */
    public Explode position(String name) {
        Settings s = settings;
        return new Explode(new Settings(
                s.column(), s.packing(), s.element(), s.as(), name, s.nulls(), s.empties(), s.onInvalid()));
    }

    /** Rows whose list is null; {@link EmptyLists#KEEP} by default. */
    public Explode nulls(EmptyLists policy) {
        Settings s = settings;
        return new Explode(new Settings(
                s.column(), s.packing(), s.element(), s.as(), s.position(), policy, s.empties(), s.onInvalid()));
    }

    /** Rows whose list is empty; {@link EmptyLists#KEEP} by default. */
    public Explode empties(EmptyLists policy) {
        Settings s = settings;
        return new Explode(new Settings(
                s.column(), s.packing(), s.element(), s.as(), s.position(), s.nulls(), policy, s.onInvalid()));
    }

    /**
     * A text that is no JSON array of such elements; {@link OnInvalid#REJECT} by default, with {@link OnInvalid#NULL} it counts as
     * null.
     */
    public Explode onInvalid(OnInvalid policy) {
        if (policy == OnInvalid.KEEP) {
            throw TransformErrors.badSetting(
                    "explode", "on_invalid 'keep' is not possible. Valid choices: reject, null.");
        }
        Settings s = settings;
        return new Explode(new Settings(
                s.column(), s.packing(), s.element(), s.as(), s.position(), s.nulls(), s.empties(), policy));
    }

    @Override
    public Description describe() {
        Settings s = settings;
        Description all = Description.of("explode", s.column());
        if (s.packing() != null) {
            String delimiter = s.packing().delimiter();
            all = delimiter == null ? all.with("json", s.element()) : all.with("delimiter", delimiter);
        }
        all = s.as().equals(s.column()) ? all : all.with("as", s.as());
        all = s.position() == null ? all : all.with("position", s.position());
        all = s.nulls() == EmptyLists.KEEP ? all : all.with("nulls", "drop");
        all = s.empties() == EmptyLists.KEEP ? all : all.with("empties", "drop");
        return s.onInvalid() == OnInvalid.REJECT ? all : all.with("on_invalid", "null");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int column = problems.column(input, settings.column());
        if (column < 0) {
            return BoundTransformer.broken(input);
        }
        Type type = input.field(column).type();
        Packing packing = settings.packing();
        Type element = type instanceof ListType list ? list.element() : settings.element();
        if (type instanceof ListType ? packing != null : packing == null || type != Type.TEXT) {
            problems.add(Problem.of(
                            NestedErrors.NOT_NESTED,
                            "column '" + settings.column() + "' is " + type
                                    + (packing == null ? ", no LIST" : ", no TEXT that could be packed"))
                    .next(
                            packing == null
                                    ? "Say with 'json' or 'delimiter' how a text is packed."
                                    : "Leave 'json' and 'delimiter' away for a LIST."));
            return BoundTransformer.broken(input);
        }
        List<Field> fields = new ArrayList<>(input.fields());
        fields.set(column, Field.of(settings.as(), element));
        if (settings.position() != null) {
            fields.add(column + 1, Field.of(settings.position(), Type.INT64));
        }
        for (int i = 0; i < fields.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (fields.get(i).name().equals(fields.get(j).name())) {
                    problems.add(Problem.of(
                                    NestedErrors.NAME_TAKEN,
                                    "there is a column '" + fields.get(i).name() + "' already")
                            .next("Choose another name with 'as' or 'position'."));
                    return BoundTransformer.broken(input);
                }
            }
        }
        Schema output = Schema.of(fields);
        return BoundTransformer.of(output, context -> new ExplodeStep(settings, column, element, output, context));
    }
}
