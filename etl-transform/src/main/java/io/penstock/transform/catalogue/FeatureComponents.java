package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.enrich.Age;
import io.penstock.transform.enrich.AgeUnit;
import io.penstock.transform.enrich.DatePart;
import io.penstock.transform.enrich.DateParts;
import io.penstock.transform.enrich.TextFeature;
import io.penstock.transform.enrich.TextFeatures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Ages, parts of dates and features of texts, for JSON. */
final class FeatureComponents {
    private static final String COLUMN = "column";
    private static final ValueType<LocalDate> DAY = new ValueType<>(
            "a day such as 2026-01-31",
            Map.of("type", "string", "format", "date"),
            List.of(),
            value -> LocalDate.parse(ValueType.TEXT.read(value)));

    private FeatureComponents() {}

    static List<Component<?>> all() {
        return List.of(age(), dateParts(), textFeatures());
    }

    private static Component<Age> age() {
        return Component.of(Role.TRANSFORMER, "age", Age.class, s -> Age.of(s.get(COLUMN, ValueType.TEXT)))
                .aliases("Age", "calculate_age")
                .summary("Whole calendar years, months or days since a date")
                .required(COLUMN, ValueType.TEXT, "DATE or TIMESTAMP column")
                .option("unit", ValueType.choice(AgeUnit.class), "years", "what is counted", Age::unit)
                .option("at", DAY, "the day of the run", "the day to count to", Age::at)
                .option("at_column", ValueType.TEXT, "none", "the column to count to instead", Age::atColumn)
                .option("zone", ValueType.ZONE, "UTC", "whose day it is, of the run and of timestamps", Age::zone)
                .option("into", ValueType.TEXT, "<column>_age", "the new column", Age::into);
    }

    private static Component<DateParts> dateParts() {
        return Component.of(
                        Role.TRANSFORMER,
                        "date_parts",
                        DateParts.class,
                        s -> DateParts.of(s.get(COLUMN, ValueType.TEXT)))
                .aliases("DateParts", "extract_date_parts")
                .summary("Year, quarter, month, day, weekday, week and more of a date, as columns")
                .required(COLUMN, ValueType.TEXT, "DATE or TIMESTAMP column")
                .option(
                        "parts",
                        ValueType.listOf(ValueType.choice(DatePart.class)),
                        "year, quarter, month, day, weekday, week",
                        "which, in this order",
                        DateParts::parts)
                .option("prefix", ValueType.TEXT, "<column>_", "before the part in column names", DateParts::prefix)
                .option(
                        "zone",
                        ValueType.ZONE,
                        "UTC",
                        "whose calendar and clock a timestamp is read by",
                        DateParts::zone);
    }

    private static Component<TextFeatures> textFeatures() {
        return Component.of(
                        Role.TRANSFORMER,
                        "text_features",
                        TextFeatures.class,
                        s -> TextFeatures.of(s.get(COLUMN, ValueType.TEXT)))
                .aliases("TextFeatures", "extract_text_features")
                .summary("Length, words, capitals and digits of a text, as columns")
                .required(COLUMN, ValueType.TEXT, "text column")
                .option(
                        "features",
                        ValueType.listOf(ValueType.choice(TextFeature.class)),
                        "length, words, upper, digits",
                        "which, in this order",
                        TextFeatures::features)
                .option(
                        "prefix",
                        ValueType.TEXT,
                        "<column>_",
                        "before the feature in column names",
                        TextFeatures::prefix);
    }
}
