package io.penstock.load.rest.send;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.penstock.data.Batch;
import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.data.TextColumn;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.load.text.JsonText;
import io.penstock.load.text.TextCells;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Rows as JSON objects: whole numbers and decimals exact, dates and times as ISO text, binary as Base64, nested values as JSON; NaN
 * and the infinities as the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, which a server refuses or understands
 * but never takes for a missing value. One thread.
 */
final class RowJson {
    private final SerializedString[] names;
    private final TextCells[] texts;

    RowJson(Schema schema, Fraction fraction) {
        names = new SerializedString[schema.size()];
        texts = new TextCells[schema.size()];
        for (int c = 0; c < names.length; c++) {
            names[c] = new SerializedString(schema.field(c).name());
            texts[c] = new TextCells(fraction);
        }
    }

    void write(JsonGenerator json, Batch batch, int row) throws IOException {
        json.writeStartObject();
        for (int c = 0; c < names.length; c++) {
            json.writeFieldName(names[c]);
            Column column = batch.column(c);
            if (column.isNull(row)) {
                json.writeNull();
            } else {
                value(json, column, row, texts[c]);
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Column column, int row, TextCells text) throws IOException {
        if (column instanceof TextColumn texts) {
            json.writeUTF8String(texts.bytes(), texts.starts()[row], texts.length(row));
        } else if (column instanceof LongColumn longs && longs.type() == Type.INT64) {
            json.writeNumber(longs.values()[row]);
        } else if (column instanceof DoubleColumn doubles) {
            // NaN and the infinities, for which JSON has no number, come as strings.
            json.writeNumber(doubles.values()[row]);
        } else if (column instanceof BooleanColumn flags) {
            json.writeBoolean(flags.get(row));
        } else if (column instanceof BinaryColumn bytes) {
            json.writeBinary(bytes.bytes(), bytes.starts()[row], bytes.length(row));
        } else if (column instanceof ListColumn || column instanceof StructColumn) {
            json.writeRawValue(new String(JsonText.of(column, row), StandardCharsets.UTF_8));
        } else {
            text.format(column, row, 1);
            int start = text.starts()[0];
            int length = text.ends()[0] - start;
            if (column instanceof DecimalColumn || column.type() instanceof DecimalType) {
                json.writeNumber(new String(text.bytes(), start, length, StandardCharsets.ISO_8859_1));
            } else {
                json.writeUTF8String(text.bytes(), start, length);
            }
        }
    }
}
