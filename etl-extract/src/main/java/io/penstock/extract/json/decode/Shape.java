package io.penstock.extract.json.decode;

import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.Failure;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How records become rows: the columns, and how keys lead to them. Shared by the threads of a run.
 *
 * @param schema the columns
 * @param inferred columns whose type was guessed
 * @param rules how keys become columns
 * @param wide whether all columns are read, so that a key without a column is a new one
 * @param trees key trees that no thread uses at the moment
 * @param failures reasons given so far, one object each
 */
public record Shape(
        Schema schema,
        Set<String> inferred,
        Rules rules,
        boolean wide,
        ConcurrentLinkedQueue<KeyTree> trees,
        Map<String, Failure> failures) {

    /** The column of records that are no objects. */
    public static final String VALUE = "value";

    /**
     * @param separator between the names of nested keys
     * @param flattenLevels how many levels of objects in objects become columns
     * @param explode the column whose arrays become rows; null for none
     * @param duplicateKeys policy
     * @param newKeys policy
     * @param mixedTypes policy
     * @param maxDepth most levels of nesting
     * @param maxColumns most columns
     */
    public record Rules(
            String separator,
            int flattenLevels,
            @Nullable String explode,
            DuplicateKeys duplicateKeys,
            NewKeys newKeys,
            MixedTypes mixedTypes,
            int maxDepth,
            int maxColumns)
            implements Serializable {}

    public static Shape of(Schema schema, Set<String> inferred, Rules rules, boolean wide) {
        return new Shape(schema, inferred, rules, wide, new ConcurrentLinkedQueue<>(), new ConcurrentHashMap<>());
    }

    KeyTree tree() {
        KeyTree free = trees.poll();
        if (free != null) {
            return free;
        }
        return new KeyTree(rules, schema.names(), nested(schema.fields()), false);
    }

    /** Columns that hold lists or structs. */
    static Set<String> nested(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.type().isNested())
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    Failure failure(String rule, String message) {
        return failures.computeIfAbsent(rule + message, key -> Failure.of(rule, message));
    }
}
