package io.penstock.extract.rows;

import static io.penstock.spi.component.ValueType.COLUMN_TYPE;
import static io.penstock.spi.component.ValueType.bound;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The source {@code rows} in JSON: rows that stand in the file, or a source that the app bound to a name. */
public final class RowsComponent {
    private static final ValueType<Extractor> BOUND = bound(Role.EXTRACTOR, Extractor.class);
    private static final ValueType<Map<String, Type>> TYPES = mapOf(COLUMN_TYPE);
    private static final ValueType<List<Map<String, @Nullable Object>>> ROWS = new ValueType<>(
            "a list of objects, one a row",
            Map.of("type", "array", "items", Map.of("type", "object")),
            List.of(),
            RowsComponent::rows);

    private RowsComponent() {}

    /** Its name, options and defaults. */
    public static Component<Extractor> component() {
        return Component.of(Role.EXTRACTOR, "rows", Extractor.class, RowsComponent::made)
                .aliases("RowsExtractor", "MemoryExtractor")
                .summary("Rows in memory: written in the file, or bound to a name by the app")
                .read("bound", BOUND, "none", "the name to which the app bound a source")
                .target("bound")
                .read("rows", ROWS, "none", "the rows themselves, each an object of column and value")
                .read("types", TYPES, "by value", "types of columns by name, for rows that stand here");
    }

    private static List<Map<String, @Nullable Object>> rows(SettingValue value) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (SettingValue each : value.elements()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            each.members().forEach((name, cell) -> row.put(name, cell.plain()));
            rows.add(row);
        }
        return rows;
    }

    private static Extractor made(Settings settings) {
        Optional<Extractor> bound = settings.find("bound", BOUND);
        Optional<List<Map<String, @Nullable Object>>> rows = settings.find("rows", ROWS);
        Optional<Map<String, Type>> types = settings.find("types", TYPES);
        if (bound.isPresent() == rows.isPresent()) {
            throw refused(
                    bound.isPresent()
                            ? "both 'source' and 'rows' are given"
                            : "either 'source' or the setting 'rows' is needed",
                    "Set one of them.");
        } else if (bound.isPresent() && types.isPresent()) {
            throw refused("types have no effect on a source that the app bound", "Remove them.");
        }
        return bound.isPresent() ? bound.get() : RowsExtractor.maps(rows.orElseThrow(), types.orElse(Map.of()));
    }

    private static PlanException refused(String what, String next) {
        return new PlanException(Problem.of(RowsErrors.SETTINGS, what).next(next));
    }
}
