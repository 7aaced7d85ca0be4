package io.penstock.transform.join.lookup;

import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.match.KeyColumns;
import io.penstock.transform.join.JoinErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings columns from a small reference (a file, a table, rows in memory) by key. The reference is read once per run, when the first
 * row comes, and shared by all threads; it must fit into the step's memory share, else the run fails with {@code PEN-3406} and a
 * {@link io.penstock.transform.join.Join} is the step to take. Rows keep their order. A null in a key is found nowhere. Keys are
 * compared as in a join.
 */
public final class Lookup implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Extractor reference;
    private final Map<String, String> keys;
    private final Map<String, String> columns;
    private final Map<String, Object> defaults;
    private final MissPolicy onMiss;
    private final DuplicateKeys duplicates;

    private Lookup(
            Extractor reference,
            Map<String, String> keys,
            Map<String, String> columns,
            Map<String, Object> defaults,
            MissPolicy onMiss,
            DuplicateKeys duplicates) {
        this.reference = reference;
        this.keys = ordered(keys);
        this.columns = ordered(columns);
        this.defaults = ordered(defaults);
        this.onMiss = onMiss;
        this.duplicates = duplicates;
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static Map<String, String> same(String... names) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String name : names) {
            map.put(name, name);
        }
        return map;
    }

    public static Lookup in(Extractor reference) {
        return new Lookup(reference, Map.of(), Map.of(), Map.of(), MissPolicy.KEEP, DuplicateKeys.FAIL);
    }

    /** The key: columns that have the same name in the reference; may be called again for more. */
    public Lookup on(String... names) {
        return on(same(names));
    }

    /** The key by other names: the reference's column by the row's one. */
    public Lookup on(Map<String, String> referenceByRow) {
        Map<String, String> next = new LinkedHashMap<>(keys);
        next.putAll(referenceByRow);
        return new Lookup(reference, next, columns, defaults, onMiss, duplicates);
    }

    /** The columns of the reference to bring; all but its key by default. */
    public Lookup columns(String... names) {
        return columns(same(names));
    }

    /** The columns to bring under other names: the new name by the reference's. */
    public Lookup columns(Map<String, String> newByReference) {
        return new Lookup(reference, keys, newByReference, defaults, onMiss, duplicates);
    }

    /**
     * What a missed row gets, by the name of the new column; columns without a default get null. Sets {@link MissPolicy#DEFAULT}. A
     * text stands for a value of any type as SQL's {@code CAST} reads it.
     */
    public Lookup defaults(Map<String, ?> values) {
        return new Lookup(reference, keys, columns, new LinkedHashMap<>(values), MissPolicy.DEFAULT, duplicates);
    }

    /** What becomes of rows whose key is not found; {@link MissPolicy#KEEP} by default. */
    public Lookup onMiss(MissPolicy policy) {
        return new Lookup(reference, keys, columns, defaults, policy, duplicates);
    }

    /** Several rows of one key in the reference; {@link DuplicateKeys#FAIL} by default. */
    public Lookup duplicates(DuplicateKeys policy) {
        return new Lookup(reference, keys, columns, defaults, onMiss, policy);
    }

    @Override
    public List<Extractor> sides() {
        return List.of(reference);
    }

    @Override
    public Description describe() {
        Description all = Description.of("lookup", reference.describe().title()).with("on", pairs(keys));
        if (!columns.isEmpty()) {
            all = all.with("columns", pairs(columns));
        }
        if (onMiss != MissPolicy.KEEP) {
            all = all.with("on_miss", onMiss.name().toLowerCase(Locale.ROOT));
        }
        if (!defaults.isEmpty()) {
            all = all.with("defaults", String.join(", ", defaults.keySet()));
        }
        return duplicates == DuplicateKeys.FAIL
                ? all
                : all.with("duplicates", duplicates.name().toLowerCase(Locale.ROOT));
    }

    private static String pairs(Map<String, String> names) {
        return names.entrySet().stream()
                .map(e -> e.getKey().equals(e.getValue()) ? e.getKey() : e.getKey() + " = " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /** @throws IllegalStateException always: the reference's schema is needed, see {@link #bind(Schema, List, Problems)} */
    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        throw new IllegalStateException("a lookup is bound with the schema of its reference");
    }

    @Override
    public BoundTransformer bind(Schema input, List<Schema> sides, Problems problems) {
        Schema side = sides.get(0);
        int before = problems.size();
        if (keys.isEmpty()) {
            problems.add(Problem.of(JoinErrors.NO_KEY, "the lookup has no key")
                    .next("Name the columns that must be equal with 'on'."));
        }
        if ((onMiss == MissPolicy.DEFAULT) == defaults.isEmpty()) {
            problems.add(
                    TransformErrors.BAD_SETTING,
                    "'defaults' and on_miss 'default' need each other; give both or none of them");
        }
        int[] rowKeys = new int[keys.size()];
        int[] sideKeys = new int[keys.size()];
        List<Type> types = keyTypes(input, side, rowKeys, sideKeys, problems);
        Map<String, String> wanted = columns.isEmpty() ? allBut(side) : columns;
        int[] brought = new int[wanted.size()];
        Schema output = output(input, side, wanted, brought, problems);
        if (problems.size() > before) {
            return BoundTransformer.broken(output);
        }
        DefaultRow defaultRow = DefaultRow.of(side, wanted, defaults, problems);
        if (problems.size() > before) {
            return BoundTransformer.broken(output);
        }
        Reference.Plan plan = new Reference.Plan(
                reference, side, KeyColumns.of(side, sideKeys, types), brought, defaultRow, duplicates);
        Reference shared = new Reference(plan);
        KeyColumns key = KeyColumns.of(input, rowKeys, types);
        return BoundTransformer.of(
                output, context -> new LookupStep(key, pairs(keys), output, onMiss, shared, context));
    }

    private List<Type> keyTypes(Schema input, Schema side, int[] rowKeys, int[] sideKeys, Problems problems) {
        List<Type> types = new ArrayList<>();
        int k = 0;
        for (Map.Entry<String, String> pair : keys.entrySet()) {
            rowKeys[k] = problems.column(input, pair.getKey());
            sideKeys[k] = column(side, pair.getValue(), problems);
            if (rowKeys[k] >= 0 && sideKeys[k] >= 0) {
                Type one = input.field(rowKeys[k]).type();
                Type other = side.field(sideKeys[k]).type();
                Type common = KeyColumns.meet(one, other);
                if (common == null) {
                    problems.add(Problem.of(
                                    JoinErrors.KEY_TYPES,
                                    "key column '" + pair.getKey() + "' is " + one + ", '" + pair.getValue()
                                            + "' of the reference is " + other)
                            .next("Cast one of them before the lookup."));
                }
                types.add(common == null ? one : common);
            }
            k++;
        }
        return types;
    }

    private static int column(Schema side, String name, Problems problems) {
        int position = side.find(name);
        if (position < 0) {
            problems.add(side.unknown(name).at("the reference"));
        }
        return position;
    }

    private Map<String, String> allBut(Schema side) {
        Map<String, String> rest = new LinkedHashMap<>();
        side.names().stream().filter(name -> !keys.containsValue(name)).forEach(name -> rest.put(name, name));
        return rest;
    }

    private Schema output(Schema input, Schema side, Map<String, String> wanted, int[] brought, Problems problems) {
        List<Field> fields = new ArrayList<>(input.fields());
        int b = 0;
        for (Map.Entry<String, String> column : wanted.entrySet()) {
            int position = column(side, column.getKey(), problems);
            brought[b++] = position;
            String name = column.getValue();
            if (position < 0) {
                continue;
            } else if (fields.stream().anyMatch(field -> field.name().equals(name))) {
                problems.add(Problem.of(JoinErrors.COLLISION, "there is a column '" + name + "' already")
                        .next("Bring the reference's column under another name, with 'columns'."));
                continue;
            }
            Field field = side.field(position);
            boolean found = onMiss == MissPolicy.REJECT || onMiss == MissPolicy.FAIL;
            fields.add(new Field(name, field.type(), found ? field.nullability() : Nullability.NULLABLE));
        }
        return Schema.of(fields);
    }
}
