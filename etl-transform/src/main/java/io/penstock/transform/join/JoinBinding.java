package io.penstock.transform.join;

import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.internal.match.KeyColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a join against the schemas of both sides and lays out its rows. */
final class JoinBinding {
    private final JoinKind how;
    private final Join.Settings settings;
    private final Schema left;
    private final Schema right;
    private final Problems problems;

    JoinBinding(JoinKind how, Join.Settings settings, Schema left, Schema right, Problems problems) {
        this.how = how;
        this.settings = settings;
        this.left = left;
        this.right = right;
        this.problems = problems;
    }

    /** Null after at least one problem. */
    @Nullable
    JoinPlan plan() {
        int before = problems.size();
        if (settings.keys().isEmpty() && how != JoinKind.CROSS) {
            problems.add(Problem.of(JoinErrors.NO_KEY, "the join has no key")
                    .next("Name the columns that must be equal with 'on', or make it a cross join."));
        }
        int keys = settings.keys().size();
        int[] leftKeys = new int[keys];
        int[] rightKeys = new int[keys];
        List<Type> types = new ArrayList<>();
        for (int k = 0; k < keys; k++) {
            KeyPair pair = settings.keys().get(k);
            leftKeys[k] = problems.column(left, pair.left());
            rightKeys[k] = rightColumn(pair.right());
            if (leftKeys[k] >= 0 && rightKeys[k] >= 0) {
                types.add(type(pair, left.field(leftKeys[k]), right.field(rightKeys[k])));
            }
        }
        JoinLayout layout = layout(leftKeys, rightKeys);
        if (problems.size() > before || layout == null) {
            return null;
        }
        return new JoinPlan(
                how,
                settings,
                right,
                KeyColumns.of(left, leftKeys, types),
                KeyColumns.of(right, rightKeys, types),
                layout);
    }

    private int rightColumn(String name) {
        int position = right.find(name);
        if (position < 0) {
            Problem unknown = right.unknown(name);
            problems.add(unknown.at("the right side"));
        }
        return position;
    }

    private Type type(KeyPair pair, Field one, Field other) {
        boolean merged = how.keepsRight() && pair.left().equals(pair.right());
        Type common = KeyColumns.meet(one.type(), other.type());
        if (common == null || (merged && !one.type().equals(other.type()))) {
            problems.add(Problem.of(
                            JoinErrors.KEY_TYPES,
                            "key column '" + one.name() + "' is " + one.type() + ", '" + other.name()
                                    + "' of the right side is " + other.type()
                                    + (common == null ? "" : "; in a right or full join both must be of one type"))
                    .next("Cast one of them before the join."));
            return one.type();
        }
        return common;
    }

    private @Nullable JoinLayout layout(int[] leftKeys, int[] rightKeys) {
        int[] merged = new int[left.size()];
        Arrays.fill(merged, -1);
        List<Field> fields = new ArrayList<>();
        for (int k = 0; k < leftKeys.length; k++) {
            if (leftKeys[k] >= 0
                    && rightKeys[k] >= 0
                    && isMerged(settings.keys().get(k))) {
                merged[leftKeys[k]] = rightKeys[k];
            }
        }
        for (int c = 0; c < left.size(); c++) {
            Field field = left.field(c);
            boolean nullable =
                    how.keepsRight() && (merged[c] < 0 || right.field(merged[c]).isNullable());
            fields.add(nullable ? nullable(field) : field);
        }
        List<Integer> brought = how.isFilter() ? List.of() : brought(merged);
        List<String> clashes = new ArrayList<>();
        for (int position : brought) {
            Field field = right.field(position);
            String name = name(field.name(), fields);
            if (fields.stream().anyMatch(each -> each.name().equals(name))) {
                clashes.add(name);
            } else {
                Field out = field.withName(name);
                fields.add(how.keepsLeft() ? nullable(out) : out);
            }
        }
        if (!clashes.isEmpty()) {
            problems.add(Problem.of(
                            JoinErrors.COLLISION,
                            "both sides have " + (clashes.size() == 1 ? "a column " : "columns ") + "'"
                                    + String.join("', '", clashes) + "'")
                    .next("Give the right side's a suffix with 'suffix', choose others with 'columns', or rename before"
                            + " the join."));
            return null;
        }
        return new JoinLayout(
                Schema.of(fields),
                merged,
                brought.stream().mapToInt(Integer::intValue).toArray());
    }

    private static boolean isMerged(KeyPair pair) {
        return pair.left().equals(pair.right());
    }

    private String name(String own, List<Field> taken) {
        boolean clash = taken.stream().anyMatch(each -> each.name().equals(own));
        return clash ? own + settings.suffix() : own;
    }

    private static Field nullable(Field field) {
        return new Field(field.name(), field.type(), Nullability.NULLABLE);
    }

    /** Positions of the right columns that go into the output. */
    private List<Integer> brought(int[] merged) {
        List<Integer> chosen = new ArrayList<>();
        if (settings.columns().isEmpty()) {
            for (int c = 0; c < right.size(); c++) {
                int position = c;
                if (Arrays.stream(merged).noneMatch(m -> m == position)) {
                    chosen.add(c);
                }
            }
            return chosen;
        }
        for (String name : settings.columns()) {
            int position = rightColumn(name);
            if (position >= 0 && Arrays.stream(merged).noneMatch(m -> m == position)) {
                chosen.add(position);
            }
        }
        return chosen;
    }
}
