package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.shape.Cast;
import io.penstock.transform.shape.Derive;
import io.penstock.transform.shape.Drop;
import io.penstock.transform.shape.Filter;
import io.penstock.transform.shape.Rename;
import io.penstock.transform.shape.Reorder;
import io.penstock.transform.shape.Select;
import java.util.List;
import java.util.Map;

/** Steps that change which columns and rows there are, for JSON. */
final class ShapeComponents {
    private static final String COLUMNS = "columns";
    private static final ValueType<Map<String, String>> TEXT_MAP = ValueType.mapOf(ValueType.TEXT);

    private ShapeComponents() {}

    static List<Component<?>> all() {
        return List.of(select(), drop(), reorder(), rename(), cast(), derive(), filter());
    }

    private static Component<Select> select() {
        return Component.of(Role.TRANSFORMER, "select", Select.class, s -> Select.columns(CleanComponents.columns(s)))
                .aliases("Select", "select_columns", "keep_columns")
                .summary("Keeps these columns, in this order")
                .required(COLUMNS, Columns.VALUE, "columns to keep");
    }

    private static Component<Drop> drop() {
        return Component.of(Role.TRANSFORMER, "drop", Drop.class, s -> Drop.columns(CleanComponents.columns(s)))
                .aliases("Drop", "drop_columns", "remove_columns")
                .summary("Leaves these columns out")
                .required(COLUMNS, Columns.VALUE, "columns to leave out");
    }

    private static Component<Reorder> reorder() {
        return Component.of(Role.TRANSFORMER, "reorder", Reorder.class, s -> Reorder.first(CleanComponents.columns(s)))
                .aliases("Reorder", "reorder_columns")
                .summary("Puts these columns first")
                .required(COLUMNS, Columns.VALUE, "columns in their new order");
    }

    private static Component<Rename> rename() {
        return Component.of(Role.TRANSFORMER, "rename", Rename.class, s -> Rename.columns(s.get(COLUMNS, TEXT_MAP)))
                .aliases("Rename", "rename_columns")
                .summary("Gives columns other names")
                .required(COLUMNS, TEXT_MAP, "new names by old names");
    }

    private static Component<Cast> cast() {
        return Component.of(
                        Role.TRANSFORMER,
                        "cast",
                        Cast.class,
                        s -> Cast.columns(CleanComponents.columns(s), s.get("to", ValueType.COLUMN_TYPE)))
                .aliases("Cast", "convert_types")
                .summary("Changes the type of columns by the rules of SQL's CAST")
                .required(COLUMNS, Columns.VALUE, "columns to change")
                .required("to", ValueType.COLUMN_TYPE, "the new type")
                .option(
                        "on_invalid",
                        ValueType.choice(OnInvalid.class),
                        "reject",
                        "a value that does not fit: reject or null",
                        Cast::onInvalid);
    }

    private static Component<Derive> derive() {
        return Component.of(Role.TRANSFORMER, "derive", Derive.class, ShapeComponents::derived)
                .aliases("Derive", "derive_column", "add_column", "computed_column")
                .summary("Adds columns computed by SQL expressions")
                .read("column", ValueType.TEXT, "none", "the new column, with 'expression'")
                .read("expression", ValueType.TEXT, "none", "SQL expression of 'column'")
                .read(COLUMNS, TEXT_MAP, "none", "several: SQL expressions by column name, computed in order");
    }

    private static Derive derived(Settings settings) {
        boolean one = settings.find("column", ValueType.TEXT).isPresent();
        if (one != settings.find("expression", ValueType.TEXT).isPresent()
                || one == settings.find(COLUMNS, TEXT_MAP).isPresent()) {
            throw TransformErrors.badSetting(
                    "derive", "needs either 'column' and 'expression', or 'columns' with an expression for each name");
        }
        return one
                ? Derive.column(settings.get("column", ValueType.TEXT), settings.get("expression", ValueType.TEXT))
                : Derive.columns(settings.get(COLUMNS, TEXT_MAP));
    }

    private static Component<Filter> filter() {
        return Component.of(Role.TRANSFORMER, "filter", Filter.class, s -> Filter.where(s.get("where", ValueType.TEXT)))
                .aliases("Filter", "filter_rows")
                .summary("Keeps the rows for which a SQL condition is true")
                .required("where", ValueType.TEXT, "SQL condition");
    }
}
