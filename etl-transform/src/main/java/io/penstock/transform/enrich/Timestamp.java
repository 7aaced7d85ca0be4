package io.penstock.transform.enrich;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Adds the time when the run began, the same in every row, at the end of the row: a {@code TIMESTAMP}, or a {@code TEXT} of a given
 * format.
 */
public final class Timestamp implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "timestamp";

    private final String name;
    private final String format;
    private final ZoneId zone;

    private Timestamp(String name, String format, ZoneId zone) {
        this.name = name;
        this.format = format;
        this.zone = zone;
    }

    /** A {@code TIMESTAMP} column. */
    public static Timestamp column(String name) {
        return new Timestamp(NewColumn.named(TYPE, name), "", ZoneOffset.UTC);
    }

    /**
     * A {@code TEXT} column instead.
     *
     * @param pattern letters of {@link DateTimeFormatter}, English names: {@code yyyy-MM-dd HH:mm}
     * @param clock the zone whose clock is written
     * @throws io.penstock.error.PlanException {@code PEN-3003} when the pattern cannot be read or cannot write a time
     */
    public Timestamp format(String pattern, ZoneId clock) {
        try {
            formatter(pattern).withZone(clock).formatTo(Instant.EPOCH, new StringBuilder());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw TransformErrors.badSetting(
                    TYPE, "the format '" + pattern + "' cannot write a time: " + e.getMessage());
        }
        return new Timestamp(name, pattern, clock);
    }

    /** A {@code TEXT} column in UTC, see {@link #format(String, ZoneId)}. */
    public Timestamp format(String pattern) {
        return format(pattern, ZoneOffset.UTC);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private Column column(Instant time, int rows) {
        Column one = format.isEmpty()
                ? LongColumn.of(
                        Type.TIMESTAMP,
                        new long[] {ChronoUnit.MICROS.between(Instant.EPOCH, time)},
                        1,
                        Validity.NO_NULLS)
                : TextColumn.ofStrings(formatter(format).withZone(zone).format(time));
        return one.gather(new int[rows], rows);
    }

    @Override
    public Description describe() {
        Description all = Description.of(TYPE, name);
        return format.isEmpty() ? all : all.with("format", format).with("zone", zone);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        Type type = format.isEmpty() ? Type.TIMESTAMP : Type.TEXT;
        Schema output = NewColumn.add(input, Field.required(name, type), problems);
        return BoundTransformer.of(
                output,
                context -> (batch, out) ->
                        out.emit(NewColumn.add(batch, output, column(context.startedAt(), batch.rowCount()))));
    }
}
