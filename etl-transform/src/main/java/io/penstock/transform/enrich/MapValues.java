package io.penstock.transform.enrich;

import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.MatchCase;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.text.CheckedMapping;
import io.penstock.transform.internal.text.Into;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces whole values by others: codes by names, variants by one category. The result is {@code TEXT}. Values of other types are
 * looked up as {@code CAST(x AS TEXT)} writes them ({@code 1}, {@code true}, {@code 2026-01-31}). Nulls stay null, also with a
 * default; {@code fill_missing} gives them a value.
 */
public final class MapValues implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "map_values";

    private final Columns columns;
    private final Map<String, String> mapping;
    private final MatchCase matchCase;
    private final Unmatched unmatched;
    private final @Nullable String defaultValue;
    private final Into into;

    private MapValues(
            Columns columns,
            Map<String, String> mapping,
            MatchCase matchCase,
            Unmatched unmatched,
            @Nullable String defaultValue,
            Into into) {
        this.columns = columns;
        this.mapping = mapping;
        this.matchCase = matchCase;
        this.unmatched = unmatched;
        this.defaultValue = defaultValue;
        this.into = into;
    }

    /** See {@link #columns}. */
    public static MapValues column(String name, Map<String, String> mapping) {
        return columns(Columns.of(name), mapping);
    }

    /**
     * New values by old values.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when there is none
     */
    public static MapValues columns(Columns columns, Map<String, String> mapping) {
        if (mapping.isEmpty()) {
            throw TransformErrors.badSetting(TYPE, "the mapping is empty");
        }
        return new MapValues(
                columns,
                Collections.unmodifiableMap(new LinkedHashMap<>(mapping)),
                MatchCase.EXACT,
                Unmatched.KEEP,
                null,
                Into.SAME);
    }

    /**
     * Whether the case of letters counts; {@link MatchCase#EXACT} by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when two keys are then the same
     */
    public MapValues matchCase(MatchCase policy) {
        Map<String, String> seen = new HashMap<>();
        mapping.keySet().forEach(key -> {
            String other = seen.put(MapKernel.fold(key, policy), key);
            if (other != null) {
                throw TransformErrors.badSetting(
                        TYPE, "'" + other + "' and '" + key + "' are the same when the case of letters does not count");
            }
        });
        return new MapValues(columns, mapping, policy, unmatched, defaultValue, into);
    }

    /** What every value that is not in the mapping becomes; sets {@link Unmatched#DEFAULT}. None by default. */
    public MapValues defaultValue(String text) {
        return new MapValues(columns, mapping, matchCase, Unmatched.DEFAULT, text, into);
    }

    /**
     * What happens to a value that is not in the mapping; {@link Unmatched#KEEP} by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for {@link Unmatched#DEFAULT} without a default, and for any other with
     *     one
     */
    public MapValues unmatched(Unmatched policy) {
        if ((policy == Unmatched.DEFAULT) != (defaultValue != null)) {
            throw TransformErrors.badSetting(
                    TYPE,
                    policy == Unmatched.DEFAULT
                            ? "unmatched 'default' needs a default value"
                            : "a default value has no effect with unmatched '"
                                    + policy.name().toLowerCase(Locale.ROOT) + "'");
        }
        return new MapValues(columns, mapping, matchCase, policy, defaultValue, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public MapValues into(String name) {
        return new MapValues(columns, mapping, matchCase, unmatched, defaultValue, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()).with("mapping", mapping));
        all = matchCase == MatchCase.EXACT ? all : all.with("case", "ignore");
        all = defaultValue == null ? all : all.with("default", defaultValue);
        return unmatched == Unmatched.KEEP
                ? all
                : all.with("unmatched", unmatched.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = columns.select(input, problems);
        Map<Integer, BoundExpr> casts = new HashMap<>();
        for (int position : positions) {
            if (input.field(position).type() != Type.TEXT) {
                String name = Expr.quote(input.field(position).name());
                BoundExpr cast = Expr.parse("CAST(" + name + " AS TEXT)").bind(input, problems::add);
                if (cast != null) {
                    casts.put(position, cast);
                }
            }
        }
        OnInvalid policy = switch (unmatched) {
            case KEEP, DEFAULT -> OnInvalid.KEEP;
            case NULL -> OnInvalid.NULL;
            case REJECT -> OnInvalid.REJECT;
        };
        return CheckedMapping.bind(
                TYPE,
                "is not in the mapping",
                positions,
                into,
                policy,
                input,
                problems,
                () -> new MapKernel(mapping, matchCase, defaultValue, casts));
    }
}
