package io.penstock.transform.join.history;

import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.join.JoinErrors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the history of a dimension (a slowly changing dimension of type 2, Kimball): compares the rows that arrive with a dimension
 * of versions and puts out versions, with the columns {@code valid_from}, {@code valid_to} (null: until further notice), {@code
 * is_current} and {@code version} (from 1).
 *
 * <p>A row of a key the dimension does not have begins version 1. A row whose tracked columns differ from its key's current version
 * ends that version and begins the next. Other columns that differ change in place, and so do tracked ones when the version began at
 * the very time of the row. A row that tells nothing new changes nothing: the same rows again put out nothing. Nulls are equal to
 * each other.
 *
 * <p>A row counts from the time in the {@link #effective} column, without one from the run's start. Rows of one key are taken in the
 * order of that time; of rows with the same time the last one counts. A row older than its key's current version that says what the
 * history says of that time is known already; one that says something else is late, see {@link #late}: the past is never rewritten.
 *
 * <p>Needs all rows; past half of the memory share both sides go to disk by the hash of their keys. Versions come out by key in the
 * order of the rows, when nothing went to disk. Rows with a null in the key or in the effective column are rejected. Rows that arrive
 * count as combined, versions as generated.
 */
public final class Scd2 implements Transformer {
    private static final long serialVersionUID = 1L;
    static final String FROM = "valid_from";
    static final String TO = "valid_to";
    static final String CURRENT = "is_current";
    static final String VERSION = "version";

    private final List<Extractor> dimension;
    private final Settings settings;

    /** What can be set; no tracked columns mean all but key and effective time. */
    record Settings(
            List<String> key,
            List<String> tracked,
            @Nullable String effective,
            MissingKeys missing,
            LateRows late,
            Versions emit)
            implements Serializable {}

    private Scd2(List<Extractor> dimension, Settings settings) {
        this.dimension = List.copyOf(dimension);
        this.settings = settings;
    }

    private static Settings defaults(String... key) {
        if (key.length == 0) {
            throw TransformErrors.badSetting("scd2", "at least one key column is needed");
        }
        return new Settings(List.of(key), List.of(), null, MissingKeys.KEEP, LateRows.REJECT, Versions.CHANGED);
    }

    /** History of a dimension that does not exist yet: every row is new. */
    public static Scd2 on(String... key) {
        return new Scd2(List.of(), defaults(key));
    }

    /** The dimension so far; at least the columns of the rows, {@code valid_from} and {@code valid_to}, all versions. */
    public Scd2 dimension(Extractor versions) {
        return new Scd2(List.of(versions), settings);
    }

    /** The columns whose change makes a new version; by default all but the key and the effective time. */
    public Scd2 tracked(List<String> columns) {
        return with(new Settings(
                settings.key(),
                List.copyOf(columns),
                settings.effective(),
                settings.missing(),
                settings.late(),
                settings.emit()));
    }

    /** See {@link #tracked(List)}. */
    public Scd2 tracked(String... columns) {
        return tracked(List.of(columns));
    }

    /** A DATE or TIMESTAMP column that says since when a row holds; it is no column of the dimension. */
    public Scd2 effective(String column) {
        return with(new Settings(
                settings.key(), settings.tracked(), column, settings.missing(), settings.late(), settings.emit()));
    }

    /** Keys that no row brings; {@link MissingKeys#KEEP} by default. */
    public Scd2 missing(MissingKeys policy) {
        return with(new Settings(
                settings.key(), settings.tracked(), settings.effective(), policy, settings.late(), settings.emit()));
    }

    /** Late rows; {@link LateRows#REJECT} by default. */
    public Scd2 late(LateRows policy) {
        return with(new Settings(
                settings.key(), settings.tracked(), settings.effective(), settings.missing(), policy, settings.emit()));
    }

    /** Which versions come out; {@link Versions#CHANGED} by default. */
    public Scd2 emit(Versions which) {
        return with(new Settings(
                settings.key(), settings.tracked(), settings.effective(), settings.missing(), settings.late(), which));
    }

    private Scd2 with(Settings next) {
        return new Scd2(dimension, next);
    }

    /** All rows together when missing keys are closed, as only then it is known which are missing; else by key. */
    @Override
    public Distribution distribution() {
        boolean whole = settings.missing() == MissingKeys.CLOSE || settings.emit() == Versions.ALL;
        return whole ? Distribution.ALL : Distribution.byKey(settings.key());
    }

    @Override
    public List<Extractor> sides() {
        return dimension;
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of("scd2", String.join(", ", settings.key()));
        all = settings.tracked().isEmpty() ? all : all.with("tracked", String.join(", ", settings.tracked()));
        all = settings.effective() == null ? all : all.with("effective", settings.effective());
        all = settings.missing() == MissingKeys.KEEP ? all : all.with("missing", "close");
        all = settings.late() == LateRows.REJECT
                ? all
                : all.with("late", settings.late().name().toLowerCase(Locale.ROOT));
        return settings.emit() == Versions.CHANGED ? all : all.with("emit", "all");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return bind(input, List.of(), problems);
    }

    @Override
    public BoundTransformer bind(Schema input, List<Schema> sides, Problems problems) {
        int before = problems.size();
        settings.key().forEach(name -> problems.column(input, name));
        settings.tracked().forEach(name -> problems.column(input, name));
        int effective = effective(input, problems);
        List<Field> attributes = new ArrayList<>();
        for (int c = 0; c < input.size(); c++) {
            Field field = input.field(c);
            if (c != effective) {
                attributes.add(field);
            }
            if (List.of(FROM, TO, CURRENT, VERSION).contains(field.name())) {
                problems.add(Problem.of(
                                JoinErrors.COLLISION,
                                "there is a column '" + field.name() + "' already, which scd2 makes")
                        .next("Rename or drop it before."));
            }
        }
        Schema side = sides.isEmpty() ? null : sides.get(0);
        if (problems.size() == before && side != null) {
            checkSide(Schema.of(attributes), side, problems);
        }
        if (problems.size() > before) {
            return BoundTransformer.broken(input);
        }
        Scd2Plan plan = Scd2Plan.of(settings, input, Schema.of(attributes), effective, side);
        return BoundTransformer.of(
                plan.output(), context -> new Scd2Step(plan, dimension.isEmpty() ? null : dimension.get(0), context));
    }

    private int effective(Schema input, Problems problems) {
        String name = settings.effective();
        int position = name == null ? -1 : problems.column(input, name);
        if (position >= 0
                && input.field(position).type() != Type.DATE
                && input.field(position).type() != Type.TIMESTAMP) {
            problems.add(
                    TransformErrors.WRONG_TYPE,
                    "column '" + name + "' is " + input.field(position).type()
                            + ", the effective time must be DATE or TIMESTAMP");
        }
        return position;
    }

    private static void checkSide(Schema attributes, Schema side, Problems problems) {
        for (Field field : attributes.fields()) {
            int position = side.find(field.name());
            if (position < 0) {
                problems.add(side.unknown(field.name()).at("the dimension"));
            } else if (!side.field(position).type().equals(field.type())) {
                problems.add(Problem.of(
                                JoinErrors.COLUMNS_DIFFER,
                                "column '" + field.name() + "' is " + field.type() + ", in the dimension "
                                        + side.field(position).type())
                        .next("Cast it before, or read the dimension with that type."));
            }
        }
        for (String name : List.of(FROM, TO)) {
            int position = side.find(name);
            if (position < 0) {
                problems.add(side.unknown(name).at("the dimension"));
            } else if (side.field(position).type() != Type.TIMESTAMP
                    && side.field(position).type() != Type.DATE) {
                problems.add(Problem.of(
                        JoinErrors.BAD_HISTORY,
                        "column '" + name + "' of the dimension is "
                                + side.field(position).type() + ", it must be TIMESTAMP or DATE"));
            }
        }
    }
}
