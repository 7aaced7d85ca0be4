package io.penstock.extract.csv;

import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.Map;

/**
 * The setting {@code quote} in JSON: a character, or {@code none}.
 *
 * @param text as written
 */
record QuoteSetting(String text) {
    static final ValueType<QuoteSetting> TYPE =
            new ValueType<>("a single character, or none", Map.of("type", "string"), List.of(), value -> {
                String text = ValueType.TEXT.read(value);
                if (text.length() != 1 && !text.equals("none")) {
                    throw new IllegalArgumentException("it has " + text.length() + " characters");
                }
                return new QuoteSetting(text);
            });

    CsvExtractor applyTo(CsvExtractor source) {
        return text.equals("none") ? source.withoutQuotes() : source.quote(text.charAt(0));
    }
}
