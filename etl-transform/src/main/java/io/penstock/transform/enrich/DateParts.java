package io.penstock.transform.enrich;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds an INT64 column per part of a DATE or TIMESTAMP: {@code checkout_date_year}, {@code checkout_date_month}. Null gives null. A
 * column of that name is replaced where it stands.
 */
public final class DateParts implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final List<DatePart> USUAL =
            List.of(DatePart.YEAR, DatePart.QUARTER, DatePart.MONTH, DatePart.DAY, DatePart.WEEKDAY, DatePart.WEEK);

    private final String column;
    private final List<DatePart> parts;
    private final String prefix;
    private final ZoneId zone;

    private DateParts(String column, List<DatePart> parts, String prefix, ZoneId zone) {
        this.column = column;
        this.parts = List.copyOf(parts);
        this.prefix = prefix;
        this.zone = zone;
    }

    /** Year, quarter, month, day, weekday and ISO week. */
    public static DateParts of(String column) {
        return new DateParts(column, USUAL, column + "_", ZoneOffset.UTC);
    }

    /**
     * Only these.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when there is none
     */
    public DateParts parts(DatePart... wanted) {
        return parts(List.of(wanted));
    }

    /** As {@link #parts(DatePart...)}. */
    public DateParts parts(List<DatePart> wanted) {
        if (wanted.isEmpty()) {
            throw TransformErrors.badSetting("date_parts", "at least one part is needed");
        }
        return new DateParts(column, wanted.stream().distinct().toList(), prefix, zone);
    }

    /** Before the part in the names of the new columns; the column's name and {@code _} by default. */
    public DateParts prefix(String text) {
        return new DateParts(column, parts, text, zone);
    }

    /** Whose calendar and clock a TIMESTAMP is read by; UTC by default. Without effect on a DATE. */
    public DateParts zone(ZoneId place) {
        return new DateParts(column, parts, prefix, place);
    }

    @Override
    public Description describe() {
        Description all = Description.of("date_parts", column);
        all = parts.equals(USUAL)
                ? all
                : all.with("parts", parts.stream().map(DatePart::word).collect(Collectors.joining(", ")));
        all = prefix.equals(column + "_") ? all : all.with("prefix", prefix);
        return zone.equals(ZoneOffset.UTC) ? all : all.with("zone", zone);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] position = Columns.of(column).select(input, Days::fits, "DATE or TIMESTAMP", problems);
        Schema schema = input;
        for (DatePart part : parts) {
            schema = schema.with(Field.of(prefix + part.word(), Type.INT64));
        }
        Schema output = schema;
        if (position.length == 0) {
            return BoundTransformer.broken(output);
        }
        return BoundTransformer.of(output, context -> {
            Days days = new Days(zone);
            return (batch, out) -> out.emit(add(batch, (LongColumn) batch.column(position[0]), days, output));
        });
    }

    private Batch add(Batch batch, LongColumn dates, Days days, Schema output) {
        int rows = batch.rowCount();
        long[] local = new long[rows];
        for (int i = 0; i < rows; i++) {
            local[i] = dates.isNull(i) ? 0 : days.local(dates, i);
        }
        List<Column> columns = new ArrayList<>(batch.columns());
        for (DatePart part : parts) {
            long[] values = new long[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = dates.isNull(i) ? 0 : part.of(local[i]);
            }
            LongColumn made = LongColumn.of(Type.INT64, values, rows, dates.validity());
            int at = output.find(prefix + part.word());
            if (at < columns.size()) {
                columns.set(at, made);
            } else {
                columns.add(made);
            }
        }
        return batch.with(output, columns);
    }
}
