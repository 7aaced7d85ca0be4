package io.penstock.transform.catalogue;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import io.penstock.spi.Transformer;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.parse.Parse;
import io.penstock.transform.parse.ParseBoolean;
import io.penstock.transform.parse.ParseNumber;
import io.penstock.transform.parse.ParseTemporal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code parse} for JSON: one type name for every wanted column type; a setting that does not belong to it is an error. */
final class ParseComponent {
    private static final String FORMATS = "formats";
    private static final String ZONE = "zone";
    private static final String LOCALE = "locale";
    private static final String DECIMAL = "decimal_separator";
    private static final String GROUP = "group_separator";
    private static final String TRUES = "true_words";
    private static final String FALSES = "false_words";
    private static final ValueType<OnInvalid> ON_INVALID = ValueType.choice(OnInvalid.class);

    private static final ValueType<Boolean> ANY = new ValueType<>("any value", Map.of(), List.of(), value -> true);

    private ParseComponent() {}

    static Component<Transformer> component() {
        return Component.of(Role.TRANSFORMER, "parse", Transformer.class, ParseComponent::make)
                .aliases("Parse", "parse_types", "convert")
                .summary("Text to dates, timestamps, numbers and booleans")
                .required("columns", Columns.VALUE, "text columns")
                .required("to", ValueType.COLUMN_TYPE, "DATE, TIMESTAMP, INT64, DECIMAL(p,s), FLOAT64 or BOOLEAN")
                .read("on_invalid", ON_INVALID, "reject", "a text that cannot be read: reject or null")
                .read(FORMATS, ValueType.TEXTS, "ISO 8601", "patterns tried in order (DATE, TIMESTAMP)")
                .read(ZONE, ValueType.ZONE, "UTC", "zone of texts without an offset (TIMESTAMP)")
                .read(LOCALE, ValueType.TEXT, "en", "language of names (DATE, TIMESTAMP)")
                .read(DECIMAL, ValueType.CHARACTER, ".", "before the fraction (numbers)")
                .read(GROUP, ValueType.CHARACTER, "none", "between groups of three digits (numbers)")
                .read(TRUES, ValueType.TEXTS, "true, t, yes, y, on, 1", "words for true (BOOLEAN)")
                .read(FALSES, ValueType.TEXTS, "false, f, no, n, off, 0", "words for false (BOOLEAN)");
    }

    private static Transformer make(Settings settings) {
        Type to = settings.get("to", ValueType.COLUMN_TYPE);
        Columns columns = CleanComponents.columns(settings);
        OnInvalid onInvalid = settings.find("on_invalid", ON_INVALID).orElse(OnInvalid.REJECT);
        if (to == Type.DATE || to == Type.TIMESTAMP) {
            refuse(settings, to, DECIMAL, GROUP, TRUES, FALSES);
            return temporal(settings, to, columns).onInvalid(onInvalid);
        } else if (to.isNumeric()) {
            refuse(settings, to, FORMATS, ZONE, LOCALE, TRUES, FALSES);
            return number(settings, to, columns).onInvalid(onInvalid);
        } else if (to == Type.BOOLEAN) {
            refuse(settings, to, FORMATS, ZONE, LOCALE, DECIMAL, GROUP);
            return bool(settings, columns).onInvalid(onInvalid);
        }
        throw TransformErrors.badSetting(
                "parse",
                "text cannot be parsed to " + to
                        + ". Valid types: DATE, TIMESTAMP, INT64, DECIMAL(p,s), FLOAT64, BOOLEAN.");
    }

    private static ParseTemporal temporal(Settings settings, Type to, Columns columns) {
        List<String> formats = settings.find(FORMATS, ValueType.TEXTS).orElse(List.of());
        ParseTemporal parse;
        if (to == Type.DATE) {
            refuse(settings, to, ZONE);
            parse = Parse.date(columns, formats);
        } else {
            ZoneId zone = settings.find(ZONE, ValueType.ZONE).orElse(ZoneOffset.UTC);
            parse = Parse.timestamp(columns, zone, formats);
        }
        return settings.find(LOCALE, ValueType.TEXT)
                .map(tag -> parse.locale(Locale.forLanguageTag(tag)))
                .orElse(parse);
    }

    private static ParseNumber number(Settings settings, Type to, Columns columns) {
        ParseNumber parse;
        if (to instanceof DecimalType decimal) {
            parse = Parse.decimal(columns, decimal.precision(), decimal.scale());
        } else {
            parse = to == Type.INT64 ? Parse.integer(columns) : Parse.number(columns);
        }
        if (settings.find(DECIMAL, ValueType.CHARACTER).isPresent()) {
            parse = parse.decimalSeparator(settings.get(DECIMAL, ValueType.CHARACTER));
        }
        if (settings.find(GROUP, ValueType.CHARACTER).isPresent()) {
            parse = parse.groupSeparator(settings.get(GROUP, ValueType.CHARACTER));
        }
        return parse;
    }

    private static ParseBoolean bool(Settings settings, Columns columns) {
        ParseBoolean parse = Parse.bool(columns);
        List<String> trues = settings.find(TRUES, ValueType.TEXTS).orElse(List.of());
        List<String> falses = settings.find(FALSES, ValueType.TEXTS).orElse(List.of());
        return trues.isEmpty() && falses.isEmpty() ? parse : parse.words(trues, falses);
    }

    private static void refuse(Settings settings, Type to, String... names) {
        for (String name : names) {
            if (settings.find(name, ANY).isPresent()) {
                throw TransformErrors.badSetting("parse", "'" + name + "' has no effect when parsing to " + to);
            }
        }
    }
}
