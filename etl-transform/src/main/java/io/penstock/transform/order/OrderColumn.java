package io.penstock.transform.order;

import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Direction;
import io.penstock.transform.NullOrder;
import io.penstock.transform.internal.sort.SortColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that rows are ordered by.
 *
 * <p>Values of every type have an order: texts by Unicode code point, false before true, −0.0 equal to 0.0, NaN above every
 * other number, binary by unsigned bytes, lists and structs element by element.
 *
 * @param name of the column
 * @param direction rising unless said otherwise
 * @param nulls last unless said otherwise, in both directions
 */
public record OrderColumn(String name, Direction direction, NullOrder nulls) implements Serializable {
    /** From JSON: one or a list of {@code "name"}, {@code "name desc"}, {@code "name asc nulls first"}. */
    public static final ValueType<List<OrderColumn>> VALUES = new ValueType<>(
            "a column to order by or a list of them, such as \"day desc nulls first\"",
            ValueType.TEXTS.jsonSchema(),
            List.of(),
            value -> parse(ValueType.TEXTS.read(value)));

    private static final Pattern FORM = Pattern.compile(
            "(?s)\\s*(?:\"((?:[^\"]|\"\")+)\"|(.+?))(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?\\s*",
            Pattern.CASE_INSENSITIVE);

    public static OrderColumn asc(String name) {
        return new OrderColumn(name, Direction.ASC, NullOrder.LAST);
    }

    public static OrderColumn desc(String name) {
        return new OrderColumn(name, Direction.DESC, NullOrder.LAST);
    }

    public OrderColumn nullsFirst() {
        return new OrderColumn(name, direction, NullOrder.FIRST);
    }

    public OrderColumn nullsLast() {
        return new OrderColumn(name, direction, NullOrder.LAST);
    }

    /**
     * Reads {@code name [asc|desc] [nulls first|nulls last]}, case ignored; a name that ends in such a word stands between double
     * quotes.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3301} when there is no name
     */
    public static OrderColumn parse(String text) {
        Matcher match = FORM.matcher(text);
        if (text.isBlank() || !match.matches()) {
            throw OrderErrors.badOrder("'" + text
                    + "' is not an ordering. Write a column name, then asc or desc, then nulls first or last.");
        }
        String name = match.group(1) == null ? match.group(2) : match.group(1).replace("\"\"", "\"");
        return new OrderColumn(
                name,
                match.group(3) == null ? Direction.ASC : Direction.valueOf(upper(match.group(3))),
                match.group(4) == null ? NullOrder.LAST : NullOrder.valueOf(upper(match.group(4))));
    }

    static List<OrderColumn> parse(List<String> texts) {
        List<OrderColumn> columns = new ArrayList<>();
        for (String text : texts) {
            columns.add(parse(text));
        }
        return checked(columns);
    }

    static List<OrderColumn> parse(String... texts) {
        return parse(Arrays.asList(texts));
    }

    static List<OrderColumn> checked(List<OrderColumn> columns) {
        for (int i = 0; i < columns.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (columns.get(j).name().equals(columns.get(i).name())) {
                    throw OrderErrors.badOrder("column '" + columns.get(i).name() + "' is named twice in the ordering");
                }
            }
        }
        return List.copyOf(columns);
    }

    /** The columns' places in a schema; those that are not there become problems. */
    static List<SortColumn> bind(List<OrderColumn> columns, Schema schema, Problems problems) {
        List<SortColumn> bound = new ArrayList<>();
        for (OrderColumn column : columns) {
            int position = problems.column(schema, column.name());
            if (position >= 0) {
                bound.add(new SortColumn(position, column.direction(), column.nulls()));
            }
        }
        return bound;
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name + (direction == Direction.DESC ? " desc" : "") + (nulls == NullOrder.FIRST ? " nulls first" : "");
    }
}
