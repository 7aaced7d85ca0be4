package io.penstock.transform.library;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds the day on which the run began, the same in every row, for the expressions behind it. */
record RunDay(ZoneId zone) implements Transformer {
    private static final long serialVersionUID = 1L;

    /** The added DATE column. */
    static final String NAME = "_run_day";

    @Override
    public Description describe() {
        return Description.of("run_day", NAME).with("zone", zone);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        Schema output = input.with(Field.of(NAME, Type.DATE));
        return BoundTransformer.of(output, context -> {
            long day = LocalDate.ofInstant(context.startedAt(), zone).toEpochDay();
            return (batch, out) -> {
                long[] days = new long[batch.rowCount()];
                Arrays.fill(days, day);
                List<Column> columns = new ArrayList<>(batch.columns());
                columns.add(LongColumn.of(Type.DATE, days, days.length, Validity.NO_NULLS));
                out.emit(batch.with(output, columns));
            };
        });
    }
}
