package io.penstock.extract.parquet.column;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Lists, maps and structs as JSON text: maps as objects; dates, times and timestamps as ISO-8601 text; bytes as Base64; NaN and the
 * infinities, which JSON does not have, as text.
 */
public final class JsonText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] out = new byte[256];
    private int length;

    private JsonText() {}

    public static TextColumn of(Shape shape, Column column) {
        TextColumnBuilder texts = new TextColumnBuilder(column.size());
        JsonText json = new JsonText();
        for (int i = 0; i < column.size(); i++) {
            if (column.isNull(i)) {
                texts.appendNull();
            } else {
                json.length = 0;
                json.write(shape, column, i);
                texts.appendBytes(json.out, 0, json.length);
            }
        }
        return texts.build();
    }

    private void write(Shape shape, Column column, int i) {
        if (column.isNull(i)) {
            ascii("null");
        } else if (shape instanceof Shape.Repeated repeated && column instanceof ListColumn list) {
            repeated(repeated, list, i);
        } else if (shape instanceof Shape.Struct struct && column instanceof StructColumn parts) {
            ascii("{");
            List<Shape.Member> members = struct.members();
            for (int m = 0; m < members.size(); m++) {
                ascii(m == 0 ? "" : ",");
                string(members.get(m).name().getBytes(StandardCharsets.UTF_8));
                ascii(":");
                write(members.get(m).shape(), parts.parts().get(m), i);
            }
            ascii("}");
        } else {
            scalar(column, i);
        }
    }

    private void repeated(Shape.Repeated repeated, ListColumn list, int i) {
        int from = list.offsets()[i];
        int to = list.offsets()[i + 1];
        boolean map = repeated.kind() == Shape.Kind.MAP;
        ascii(map ? "{" : "[");
        for (int e = from; e < to; e++) {
            ascii(e == from ? "" : ",");
            if (map
                    && list.elements() instanceof StructColumn entries
                    && repeated.element() instanceof Shape.Struct s) {
                key(s.members().get(0).shape(), entries.parts().get(0), e);
                ascii(":");
                write(s.members().get(1).shape(), entries.parts().get(1), e);
            } else {
                write(repeated.element(), list.elements(), e);
            }
        }
        ascii(map ? "}" : "]");
    }

    /** Keys of objects are texts whatever their type. */
    private void key(Shape shape, Column keys, int e) {
        int from = length;
        write(shape, keys, e);
        if (out[from] != '"') {
            byte[] plain = Arrays.copyOfRange(out, from, length);
            length = from;
            string(plain);
        }
    }

    private void scalar(Column column, int i) {
        if (column instanceof TextColumn text) {
            string(text.bytes(), text.starts()[i], text.ends()[i]);
        } else if (column instanceof BooleanColumn flags) {
            ascii(flags.get(i) ? "true" : "false");
        } else if (column instanceof DoubleColumn doubles) {
            String number = Double.toString(doubles.get(i));
            ascii(Double.isFinite(doubles.get(i)) ? number : '"' + number + '"');
        } else if (column instanceof LongColumn numbers && column.type() == Type.INT64) {
            ascii(Long.toString(numbers.get(i)));
        } else if (column instanceof BinaryColumn binary) {
            byte[] value = Arrays.copyOfRange(binary.bytes(), binary.starts()[i], binary.ends()[i]);
            string(Base64.getEncoder().encode(value));
        } else if (column.type().isNumeric()) {
            ascii(new java.math.BigDecimal(String.valueOf(column.value(i))).toPlainString());
        } else {
            string(String.valueOf(column.value(i)).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void string(byte[] text) {
        string(text, 0, text.length);
    }

    private void string(byte[] text, int from, int to) {
        room((to - from) * 6L + 2);
        out[length++] = '"';
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '"' || b == '\\') {
                out[length++] = '\\';
                out[length++] = b;
            } else if (b >= 0 && b < ' ') {
                control(b);
            } else {
                out[length++] = b;
            }
        }
        out[length++] = '"';
    }

    private void control(byte b) {
        out[length++] = '\\';
        int short_ = "\b\t\n\f\r".indexOf(b);
        if (short_ >= 0) {
            out[length++] = (byte) "btnfr".charAt(short_);
            return;
        }
        out[length++] = 'u';
        out[length++] = '0';
        out[length++] = '0';
        out[length++] = HEX[b >> 4];
        out[length++] = HEX[b & 15];
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            out[length++] = (byte) text.charAt(i);
        }
    }

    private void room(long more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.toIntExact(Math.max(length + more, out.length * 2L)));
        }
    }
}
