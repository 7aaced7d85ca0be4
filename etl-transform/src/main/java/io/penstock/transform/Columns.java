package io.penstock.transform;

import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.spi.component.ValueType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a step works on: names, a pattern of names, or all. Immutable.
 *
 * <p>A name must exist and its column must be of a type the step can work on. {@code *} and patterns take, of the columns
 * they fit, those of such a type; a pattern that takes none is a plan problem, {@code *} may take none.
 */
public final class Columns implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Columns ALL = new Columns(List.of(), null, "*");

    /**
     * From JSON: a name, a list of names, {@code "*"}, a pattern with {@code *} and {@code ?} ({@code "*_date"}), or a
     * regular expression between slashes ({@code "/note_\\d+/"}).
     */
    public static final ValueType<Columns> VALUE = new ValueType<>(
            "a column name, a list of names, a pattern such as *_date, or *",
            ValueType.TEXTS.jsonSchema(),
            List.of(),
            value -> value.plain() instanceof List
                    ? of(ValueType.TEXTS.read(value))
                    : parse(ValueType.TEXT.read(value)));

    private final List<String> names;
    private final @Nullable Pattern pattern;
    private final String text;

    private Columns(List<String> names, @Nullable Pattern pattern, String text) {
        this.names = List.copyOf(names);
        this.pattern = pattern;
        this.text = text;
    }

    public static Columns all() {
        return ALL;
    }

    public static Columns of(String... names) {
        return of(List.of(names));
    }

    /** @throws io.penstock.error.PlanException {@code PEN-3003} when the list is empty or names a column twice */
    public static Columns of(List<String> names) {
        if (names.isEmpty()) {
            throw TransformErrors.badSetting(
                    "columns", "at least one column is needed. To take every column write '*'.");
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw TransformErrors.badSetting("columns", "column '" + names.get(i) + "' is named twice");
            }
        }
        return new Columns(names, null, String.join(", ", names));
    }

    /**
     * The columns whose whole name matches.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when the regular expression is not valid
     */
    public static Columns matching(String regex) {
        try {
            return new Columns(List.of(), Pattern.compile(regex), "/" + regex + "/");
        } catch (PatternSyntaxException e) {
            throw TransformErrors.badSetting(
                    "columns", "'" + regex + "' is not a regular expression: " + e.getDescription());
        }
    }

    /** One text as in JSON: {@code *}, a name, {@code *_date} or {@code /regex/}. */
    public static Columns parse(String text) {
        if (text.equals("*")) {
            return ALL;
        } else if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
            return matching(text.substring(1, text.length() - 1));
        } else if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
            return of(text);
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return new Columns(List.of(), Pattern.compile(regex.toString()), text);
    }

    /** The given names; empty for a pattern and for all. */
    public List<String> names() {
        return names;
    }

    public boolean isAll() {
        return names.isEmpty() && pattern == null;
    }

    /**
     * The positions of the columns a step works on, rising for patterns, in the given order for names.
     *
     * @param fits the types the step can work on
     * @param expected those types in words, for the message: {@code TEXT}
     */
    public int[] select(Schema schema, Predicate<Type> fits, String expected, Problems problems) {
        return names.isEmpty() ? byPattern(schema, fits, expected, problems) : byName(schema, fits, expected, problems);
    }

    /** The positions of the columns of any type. */
    public int[] select(Schema schema, Problems problems) {
        return select(schema, type -> true, "any type", problems);
    }

    /** The names of the columns meant, of any type; those that are not there are left out. */
    public List<String> in(Schema schema) {
        return Arrays.stream(select(schema, new Problems()))
                .mapToObj(position -> schema.field(position).name())
                .toList();
    }

    private int[] byName(Schema schema, Predicate<Type> fits, String expected, Problems problems) {
        List<Integer> found = new ArrayList<>();
        for (String name : names) {
            int position = problems.column(schema, name);
            if (position >= 0) {
                Type type = schema.field(position).type();
                if (fits.test(type)) {
                    found.add(position);
                } else {
                    problems.add(TransformErrors.WRONG_TYPE, wrongType(name, type, expected));
                }
            }
        }
        return ints(found);
    }

    private int[] byPattern(Schema schema, Predicate<Type> fits, String expected, Problems problems) {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            Field field = schema.field(c);
            if ((pattern == null || pattern.matcher(field.name()).matches()) && fits.test(field.type())) {
                found.add(c);
            }
        }
        if (found.isEmpty() && pattern != null) {
            problems.add(Problem.of(
                    TransformErrors.NOTHING_SELECTED,
                    "the pattern '" + text + "' fits no column of " + expected + ". The columns are " + schema + "."));
        }
        return ints(found);
    }

    static String wrongType(String column, Type found, String expected) {
        return "column '" + column + "' is " + found + ", this step needs " + expected;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Columns that && text.equals(that.text) && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As in JSON; a list with commas. */
    @Override
    public String toString() {
        return text;
    }
}
