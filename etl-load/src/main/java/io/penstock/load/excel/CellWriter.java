package io.penstock.load.excel;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.load.text.AsciiNumbers;
import io.penstock.load.text.IsoTimes;
import io.penstock.load.text.JsonText;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The cells of one column as XML. {@link #take} a batch's column, then {@link #write} its rows in order. One thread. */
final class CellWriter {
    /** No cell needs more bytes besides those of its text. */
    static final int ROOM = 192;

    /** Characters a cell can hold (Excel specifications and limits). */
    static final int LONGEST_TEXT = 32_767;

    private static final long EXACT = 1L << 53;
    private static final long FIFTEEN_DIGITS = 1_000_000_000_000_000L;
    private static final byte[] NUMBER = TextXml.ascii("\"><v>");
    private static final byte[] NUMBER_END = TextXml.ascii("</v></c>");
    private static final byte[] TEXT = TextXml.ascii("\" t=\"inlineStr\"><is><t>");
    private static final byte[] SPACED_TEXT = TextXml.ascii("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] TEXT_END = TextXml.ascii("</t></is></c>");
    private static final byte[] TRUE = TextXml.ascii("\" t=\"b\"><v>1</v></c>");
    private static final byte[] FALSE = TextXml.ascii("\" t=\"b\"><v>0</v></c>");

    /** How cells are written; one for each kind of column. */
    private enum Kind {
        WHOLE,
        REAL,
        DECIMAL,
        WIDE,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP,
        TEXT,
        OBJECT
    }

    private final Kind kind;
    private final int scale;
    private final byte[] open;
    private final byte[] styled;
    private final @Nullable ZoneRules zone;
    private final IsoTimes iso = new IsoTimes();
    private final byte[] scratch = new byte[64];

    private @Nullable Column column;
    private Validity validity = Validity.NO_NULLS;
    private long[] longs = new long[0];
    private double[] doubles = new double[0];
    private boolean[] flags = new boolean[0];
    private byte[] bytes = new byte[0];
    private int[] starts = new int[0];
    private int[] ends = new int[0];

    /** @param style the style of dates or times of this type, written as {@code s="1"}; not used by others */
    CellWriter(Type type, String columnName, int style, ZoneRules rules) {
        this.kind = kind(type);
        this.scale = type instanceof DecimalType decimal ? decimal.scale() : 0;
        this.open = TextXml.ascii("<c r=\"" + columnName);
        this.styled = TextXml.ascii("\" s=\"" + style + "\"><v>");
        this.zone = rules.equals(ZoneOffset.UTC.getRules()) ? null : rules;
    }

    static CellWriter of(Type type, String columnName, ExcelStyle style, int firstStyle) {
        return new CellWriter(
                type,
                columnName,
                firstStyle + WorkbookXml.style(type),
                ZoneId.of(style.zone()).getRules());
    }

    private static Kind kind(Type type) {
        if (type == Type.INT64) {
            return Kind.WHOLE;
        } else if (type == Type.FLOAT64) {
            return Kind.REAL;
        } else if (type instanceof DecimalType decimal) {
            return decimal.isCompact() ? Kind.DECIMAL : Kind.WIDE;
        } else if (type == Type.BOOLEAN) {
            return Kind.BOOLEAN;
        } else if (type == Type.DATE) {
            return Kind.DATE;
        } else if (type == Type.TIME) {
            return Kind.TIME;
        } else if (type == Type.TIMESTAMP) {
            return Kind.TIMESTAMP;
        }
        return type == Type.TEXT ? Kind.TEXT : Kind.OBJECT;
    }

    void take(Column next) {
        column = next;
        validity = next.validity();
        if (next instanceof LongColumn values) {
            longs = values.values();
        } else if (next instanceof DoubleColumn values) {
            doubles = values.values();
        } else if (next instanceof BooleanColumn values) {
            flags = values.values();
        } else if (next instanceof TextColumn values) {
            bytes = values.bytes();
            starts = values.starts();
            ends = values.ends();
        } else if (next instanceof BinaryColumn || kind == Kind.OBJECT) {
            objects(next);
        }
    }

    /** Binary as Base64 and nested values as JSON. */
    private void objects(Column values) {
        starts = new int[values.size()];
        ends = new int[values.size()];
        byte[] all = new byte[256];
        int at = 0;
        for (int row = 0; row < values.size(); row++) {
            starts[row] = at;
            if (values.validity().isValid(row)) {
                byte[] text = values instanceof BinaryColumn binary
                        ? Base64.getEncoder()
                                .encode(Arrays.copyOfRange(binary.bytes(), binary.starts()[row], binary.ends()[row]))
                        : JsonText.of(values, row);
                if (all.length - at < text.length) {
                    all = Arrays.copyOf(all, Math.max(Math.addExact(at, text.length), all.length * 2));
                }
                System.arraycopy(text, 0, all, at, text.length);
                at += text.length;
            }
            ends[row] = at;
        }
        bytes = all;
    }

    /** Whether the value is a text that no cell can hold. */
    boolean isTooLong(int row) {
        return (kind == Kind.TEXT || kind == Kind.OBJECT)
                && ends[row] - starts[row] > LONGEST_TEXT
                && cut(row) < ends[row];
    }

    /** Where the first {@value #LONGEST_TEXT} characters (UTF-16) of a text end, at a whole character. */
    private int cut(int row) {
        int units = 0;
        int i = starts[row];
        while (i < ends[row]) {
            int lead = bytes[i] & 0xff;
            int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            units += length == 4 ? 2 : 1;
            if (units > LONGEST_TEXT) {
                return i;
            }
            i += length;
        }
        return ends[row];
    }

    /** Bytes that {@link #write} needs at most. */
    int room(int row) {
        boolean text = kind == Kind.TEXT || kind == Kind.OBJECT;
        return ROOM + (text ? Math.multiplyExact(ends[row] - starts[row], TextXml.MOST_PER_BYTE) : 0);
    }

    /** Writes the cell, nothing for a null; gives the position behind it. */
    int write(int row, byte[] digits, int digitCount, byte[] out, int start) {
        if (validity.isNull(row)) {
            return start;
        }
        int at = TextXml.put(open, out, start);
        System.arraycopy(digits, 0, out, at, digitCount);
        at += digitCount;
        return switch (kind) {
            case WHOLE -> whole(longs[row], out, at);
            case REAL -> real(doubles[row], out, at);
            case DECIMAL -> decimal(longs[row], out, at);
            case WIDE -> wide(row, out, at);
            case BOOLEAN -> TextXml.put(flags[row] ? TRUE : FALSE, out, at);
            case DATE -> date(longs[row], out, at);
            case TIME -> time(longs[row], out, at);
            case TIMESTAMP -> timestamp(longs[row], out, at);
            case TEXT, OBJECT ->
                text(bytes, starts[row], ends[row] - starts[row] > LONGEST_TEXT ? cut(row) : ends[row], out, at);
        };
    }

    private int whole(long value, byte[] out, int start) {
        if (value > EXACT || value < -EXACT) {
            return text(scratch, 0, AsciiNumbers.integer(value, scratch, 0), out, start);
        }
        int at = AsciiNumbers.integer(value, out, TextXml.put(NUMBER, out, start));
        return TextXml.put(NUMBER_END, out, at);
    }

    private int real(double value, byte[] out, int start) {
        if (!Double.isFinite(value)) {
            byte[] word = TextXml.ascii(Double.toString(value));
            return text(word, 0, word.length, out, start);
        }
        int at = AsciiNumbers.real(value, out, TextXml.put(NUMBER, out, start));
        return TextXml.put(NUMBER_END, out, at);
    }

    private int decimal(long unscaled, byte[] out, int start) {
        if (Math.abs(unscaled) >= FIFTEEN_DIGITS) {
            return text(scratch, 0, AsciiNumbers.decimal(unscaled, scale, scratch, 0), out, start);
        }
        int at = AsciiNumbers.decimal(unscaled, scale, out, TextXml.put(NUMBER, out, start));
        return TextXml.put(NUMBER_END, out, at);
    }

    private int wide(int row, byte[] out, int start) {
        BigInteger unscaled = column instanceof DecimalColumn decimals ? decimals.unscaled(row) : null;
        if (unscaled == null) {
            throw new IllegalStateException("a null is not written");
        }
        if (unscaled.bitLength() < 50) {
            return decimalText(unscaled, NUMBER, NUMBER_END, out, start);
        }
        return decimalText(unscaled, TEXT, TEXT_END, out, start);
    }

    private int decimalText(BigInteger unscaled, byte[] before, byte[] after, byte[] out, int start) {
        byte[] digits = TextXml.ascii(new BigDecimal(unscaled, scale).toPlainString());
        return TextXml.put(after, out, TextXml.put(digits, out, TextXml.put(before, out, start)));
    }

    private int date(long day, byte[] out, int start) {
        if (!SerialDays.hasDay(day)) {
            return text(scratch, 0, iso.date(day, scratch, 0), out, start);
        }
        int at = SerialDays.day(day, out, TextXml.put(styled, out, start));
        return TextXml.put(NUMBER_END, out, at);
    }

    private int time(long micros, byte[] out, int start) {
        int begin = TextXml.put(styled, out, start);
        int at = SerialDays.time(micros, out, begin);
        return at > begin
                ? TextXml.put(NUMBER_END, out, at)
                : text(scratch, 0, iso.time(micros, IsoTimes.Fraction.WHERE_NEEDED, scratch, 0), out, start);
    }

    private int timestamp(long instant, byte[] out, int start) {
        long micros = zone == null ? instant : local(instant, zone);
        if (micros != Long.MIN_VALUE) {
            long day = Math.floorDiv(micros, SerialDays.DAY_MICROS);
            int begin = TextXml.put(styled, out, start);
            int at = SerialDays.hasDay(day)
                    ? SerialDays.moment(day, Math.floorMod(micros, SerialDays.DAY_MICROS), out, begin)
                    : begin;
            if (at > begin) {
                return TextXml.put(NUMBER_END, out, at);
            }
        }
        return text(scratch, 0, iso.timestamp(instant, IsoTimes.Fraction.WHERE_NEEDED, scratch, 0), out, start);
    }

    /** The time on the clocks of the zone; {@link Long#MIN_VALUE} where they show it twice and the other one is meant. */
    private static long local(long instant, ZoneRules zone) {
        long seconds = Math.floorDiv(instant, 1_000_000L);
        long offset = zone.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
        LocalDateTime shown = LocalDateTime.ofEpochSecond(seconds + offset, 0, ZoneOffset.UTC);
        return zone.getOffset(shown).getTotalSeconds() == offset ? instant + offset * 1_000_000L : Long.MIN_VALUE;
    }

    private static int text(byte[] text, int from, int to, byte[] out, int start) {
        int at = TextXml.put(TextXml.needsPreserving(text, from, to) ? SPACED_TEXT : TEXT, out, start);
        at = TextXml.write(text, from, to, out, at);
        return TextXml.put(TEXT_END, out, at);
    }

    /** A text cell for the header. */
    static byte[] header(String columnName, int row, int style, String text) {
        return ("<c r=\"" + columnName + row + "\"" + (style > 0 ? " s=\"" + style + "\"" : "")
                        + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + TextXml.of(text) + "</t></is></c>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
