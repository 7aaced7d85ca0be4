package io.penstock.transform.catalogue;

import io.penstock.schema.Type;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.MatchCase;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.enrich.AddConstant;
import io.penstock.transform.enrich.Hash;
import io.penstock.transform.enrich.HashAlgorithm;
import io.penstock.transform.enrich.MapValues;
import io.penstock.transform.enrich.RowId;
import io.penstock.transform.enrich.Timestamp;
import io.penstock.transform.enrich.Unmatched;
import io.penstock.transform.enrich.Uuid;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Steps that add columns, for JSON. */
final class EnrichComponents {
    private static final String COLUMN = "column";
    private static final String COLUMNS = "columns";
    private static final String FORMAT = "format";
    private static final String ZONE = "zone";
    private static final String VERSION = "version";
    private static final ValueType<Map<String, Object>> MAPPING = ValueType.mapOf(ValueType.SCALAR);

    private EnrichComponents() {}

    static List<Component<?>> all() {
        return List.of(constant(), timestamp(), rowId(), hash(), uuid(), mapValues(), MaskComponent.component());
    }

    private static Component<AddConstant> constant() {
        return Component.of(
                        Role.TRANSFORMER,
                        "add_constant",
                        AddConstant.class,
                        s -> AddConstant.column(s.get(COLUMN, ValueType.TEXT), s.get("value", ValueType.SCALAR)))
                .aliases("AddConstant", "add_literal")
                .summary("Adds a column with one value in every row")
                .required(COLUMN, ValueType.TEXT, "the new column")
                .required("value", ValueType.SCALAR, "the value")
                .option("column_type", ValueType.COLUMN_TYPE, "the value's", "type of the column", AddConstant::type);
    }

    private static Component<Timestamp> timestamp() {
        return Component.of(Role.TRANSFORMER, "timestamp", Timestamp.class, EnrichComponents::time)
                .aliases("Timestamp", "add_timestamp", "AddTimestamp")
                .summary("Adds the time when the run began")
                .read(COLUMN, ValueType.TEXT, "timestamp", "the new column")
                .read(FORMAT, ValueType.TEXT, TextComponents.NONE, "pattern of a text instead of a TIMESTAMP")
                .read(ZONE, ValueType.ZONE, "UTC", "zone of that text");
    }

    private static Timestamp time(Settings settings) {
        Timestamp step = Timestamp.column(settings.find(COLUMN, ValueType.TEXT).orElse("timestamp"));
        Optional<String> format = settings.find(FORMAT, ValueType.TEXT);
        Optional<ZoneId> zone = settings.find(ZONE, ValueType.ZONE);
        if (zone.isPresent() && format.isEmpty()) {
            throw TransformErrors.badSetting(
                    "timestamp", "'zone' has no effect without 'format': a " + Type.TIMESTAMP + " is UTC");
        }
        return format.isPresent() ? step.format(format.get(), zone.orElse(ZoneOffset.UTC)) : step;
    }

    private static Component<RowId> rowId() {
        return Component.of(
                        Role.TRANSFORMER,
                        "row_id",
                        RowId.class,
                        s -> RowId.column(s.find(COLUMN, ValueType.TEXT).orElse("row_id")))
                .aliases("RowId", "add_row_id", "AddRowId")
                .summary("Numbers the rows")
                .read(COLUMN, ValueType.TEXT, "row_id", "the new column")
                .option("start", ValueType.LONG, "1", "the first number", RowId::start)
                .option("step", ValueType.LONG, "1", "from one number to the next", RowId::step)
                .option("prefix", ValueType.TEXT, TextComponents.NONE, "text before each number", RowId::prefix)
                .option("digits", ValueType.INTEGER, "0", "fewest digits, with leading zeros", RowId::digits);
    }

    private static Component<Hash> hash() {
        return Component.of(
                        Role.TRANSFORMER,
                        "hash",
                        Hash.class,
                        s -> Hash.of(s.find(COLUMNS, Columns.VALUE).orElse(Columns.all())))
                .aliases("Hash", "add_hash", "AddHash")
                .summary("Adds a hash of columns")
                .read(COLUMNS, Columns.VALUE, "*", "columns to hash, in this order")
                .option("into", ValueType.TEXT, "hash", "the new column", Hash::into)
                .option(
                        "algorithm",
                        ValueType.choice(HashAlgorithm.class),
                        "sha256",
                        "how it is computed",
                        Hash::algorithm);
    }

    private static Component<Uuid> uuid() {
        return Component.of(Role.TRANSFORMER, "uuid", Uuid.class, EnrichComponents::uuids)
                .aliases("Uuid", "UUID", "add_uuid", "AddUuid")
                .summary("Adds a UUID of columns, or a random one")
                .read(COLUMNS, Columns.VALUE, "*", "columns it is made of (version 5)")
                .read(VERSION, ValueType.INTEGER, "5", "5 of columns, 4 random, 7 by time")
                .option("into", ValueType.TEXT, "uuid", "the new column", Uuid::into)
                .option(
                        "namespace",
                        ValueType.TEXT,
                        Uuid.NAMESPACE.toString(),
                        "namespace of version 5",
                        (step, text) -> step.namespace(UUID.fromString(text)));
    }

    private static Uuid uuids(Settings settings) {
        int version = settings.find(VERSION, ValueType.INTEGER).orElse(5);
        Optional<Columns> columns = settings.find(COLUMNS, Columns.VALUE);
        if (version != 5 && columns.isPresent()) {
            throw TransformErrors.badSetting("uuid", "'columns' has no effect on version " + version);
        }
        return switch (version) {
            case 4 -> Uuid.random();
            case 5 -> Uuid.of(columns.orElse(Columns.all()));
            case 7 -> Uuid.timeOrdered();
            default ->
                throw TransformErrors.badSetting("uuid", "there is no version " + version + " here. Valid: 4, 5, 7");
        };
    }

    private static Component<MapValues> mapValues() {
        return Component.of(Role.TRANSFORMER, "map_values", MapValues.class, EnrichComponents::mapped)
                .aliases("MapValues", "category_mapping", "CategoryMapping")
                .summary("Replaces whole values by others")
                .required(COLUMNS, Columns.VALUE, "columns to map")
                .required("mapping", MAPPING, "new values by old values")
                .option(
                        "case",
                        ValueType.choice(MatchCase.class),
                        "exact",
                        "whether the case of letters counts",
                        MapValues::matchCase)
                .option(
                        "default",
                        ValueType.TEXT,
                        TextComponents.NONE,
                        "what other values become",
                        MapValues::defaultValue)
                .option(
                        "unmatched",
                        ValueType.choice(Unmatched.class),
                        "keep, or default where one is given",
                        "what happens to other values",
                        MapValues::unmatched)
                .option("into", ValueType.TEXT, TextComponents.NONE, TextComponents.INTO, MapValues::into);
    }

    private static MapValues mapped(Settings settings) {
        Map<String, String> mapping = new LinkedHashMap<>();
        settings.get("mapping", MAPPING)
                .forEach((from, to) ->
                        mapping.put(from, to instanceof BigDecimal number ? number.toPlainString() : to.toString()));
        return MapValues.columns(CleanComponents.columns(settings), mapping);
    }
}
