package io.penstock.extract.excel;

import io.penstock.schema.Field;
import io.penstock.spi.Failure;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all batches of a run are decoded with. Used by several threads. */
final class RunDecoders {
    private final TableLayout layout;
    private final ExcelSettings settings;
    private final List<ColumnDecoder> columns = new ArrayList<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    RunDecoders(TableLayout layout, ExcelSettings settings) {
        this.layout = layout;
        this.settings = settings;
        ZoneRules zone = ZoneId.of(settings.zone).getRules();
        for (Field field : layout.output().fields()) {
            columns.add(new ColumnDecoder(
                    field.type(),
                    layout.declared().contains(field.name()),
                    settings.nullTokens,
                    settings.dateFormats,
                    zone,
                    settings.errorCells));
        }
    }

    TableLayout layout() {
        return layout;
    }

    ExcelSettings settings() {
        return settings;
    }

    ColumnDecoder column(int output) {
        return columns.get(output);
    }

    /** The end of a sentence that says why the column has its type. */
    String guessed(int output) {
        return layout.declared().contains(layout.output().field(output).name())
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", which the first %,d rows suggested; declare its type, or set inference to full",
                        ExcelExtractor.SAMPLE_ROWS);
    }

    /** One object per reason and run. */
    Failure failure(String rule, String message) {
        return failures.computeIfAbsent(rule + message, key -> Failure.of(rule, message));
    }
}
