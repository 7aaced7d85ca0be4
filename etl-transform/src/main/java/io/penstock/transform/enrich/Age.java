package io.penstock.transform.enrich;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.expr.compute.CivilDate;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Adds how old something is, in whole calendar years (not days divided by 365), months or days: an INT64 column {@code <name>_age}.
 * Counted to the day the run began, so that all rows of a run agree, unless a day or a column is given. Null in either date
 * gives null; a date after the other gives a negative age, for a rule to judge.
 */
public final class Age implements Transformer {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final String into;
    private final AgeUnit unit;
    private final @Nullable LocalDate day;
    private final @Nullable String other;
    private final ZoneId zone;

    private Age(
            String column, String into, AgeUnit unit, @Nullable LocalDate day, @Nullable String other, ZoneId zone) {
        this.column = column;
        this.into = into;
        this.unit = unit;
        this.day = day;
        this.other = other;
        this.zone = zone;
    }

    /** In years, to the day of the run in UTC. */
    public static Age of(String column) {
        return new Age(column, column + "_age", AgeUnit.YEARS, null, null, ZoneOffset.UTC);
    }

    /** {@link AgeUnit#YEARS} by default. */
    public Age unit(AgeUnit what) {
        return new Age(column, into, what, day, other, zone);
    }

    /** The new column; {@code <name>_age} by default. */
    public Age into(String name) {
        return new Age(column, name, unit, day, other, zone);
    }

    /**
     * The day to count to; the run's by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} after {@link #atColumn}
     */
    public Age at(LocalDate date) {
        if (other != null) {
            throw TransformErrors.badSetting("age", "give a day or a column to count to, not both");
        }
        return new Age(column, into, unit, date, null, zone);
    }

    /**
     * The column (DATE or TIMESTAMP) to count to; the run's day by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} after {@link #at}
     */
    public Age atColumn(String name) {
        if (day != null) {
            throw TransformErrors.badSetting("age", "give a day or a column to count to, not both");
        }
        return new Age(column, into, unit, null, name, zone);
    }

    /** Whose day it is, of the run and of TIMESTAMPs; UTC by default. */
    public Age zone(ZoneId place) {
        return new Age(column, into, unit, day, other, place);
    }

    @Override
    public Description describe() {
        Description all = Description.of("age", column);
        all = unit == AgeUnit.YEARS ? all : all.with("unit", unit.name().toLowerCase(Locale.ROOT));
        all = day == null ? all : all.with("at", day);
        all = other == null ? all : all.with("at_column", other);
        all = zone.equals(ZoneOffset.UTC) ? all : all.with("zone", zone);
        return into.equals(column + "_age") ? all : all.with("into", into);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        List<String> names = other == null || other.equals(column) ? List.of(column) : List.of(column, other);
        int[] positions = Columns.of(names).select(input, Days::fits, "DATE or TIMESTAMP", problems);
        Schema output = input.with(Field.of(into, Type.INT64));
        if (positions.length < names.size()) {
            return BoundTransformer.broken(output);
        }
        return BoundTransformer.of(output, context -> {
            long today = day != null
                    ? day.toEpochDay()
                    : LocalDate.ofInstant(context.startedAt(), zone).toEpochDay();
            Days days = new Days(zone);
            return (batch, out) -> out.emit(add(batch, positions, today, days, output));
        });
    }

    private Batch add(Batch batch, int[] positions, long today, Days days, Schema output) {
        LongColumn from = (LongColumn) batch.column(positions[0]);
        LongColumn to = other == null ? null : (LongColumn) batch.column(positions[positions.length - 1]);
        int rows = batch.rowCount();
        Validity validity = to == null ? from.validity() : from.validity().and(to.validity(), rows);
        long[] ages = new long[rows];
        for (int i = 0; i < rows; i++) {
            if (validity.isValid(i)) {
                ages[i] = between(unit, days.day(from, i), to == null ? today : days.day(to, i));
            }
        }
        List<Column> columns = new ArrayList<>(batch.columns());
        Column made = LongColumn.of(Type.INT64, ages, rows, validity);
        int at = output.find(into);
        if (at < columns.size()) {
            columns.set(at, made);
        } else {
            columns.add(made);
        }
        return batch.with(output, columns);
    }

    /** Whole units from one day to another, as {@code java.time.Period} counts them. */
    private static long between(AgeUnit unit, long from, long to) {
        if (unit == AgeUnit.DAYS) {
            return to - from;
        }
        long a = CivilDate.fromDay(from);
        long b = CivilDate.fromDay(to);
        long months = (CivilDate.year(b) - CivilDate.year(a)) * 12 + CivilDate.month(b) - CivilDate.month(a);
        if (months > 0 && CivilDate.day(b) < CivilDate.day(a)) {
            months--;
        } else if (months < 0 && CivilDate.day(b) > CivilDate.day(a)) {
            months++;
        }
        return unit == AgeUnit.MONTHS ? months : months / 12;
    }
}
