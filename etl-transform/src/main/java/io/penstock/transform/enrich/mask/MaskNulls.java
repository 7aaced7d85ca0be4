package io.penstock.transform.enrich.mask;

import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.Into.Places;

/** Makes every value of columns of any type null; the columns stay. In JSON {@code mask} with method {@code null}. */
public final class MaskNulls implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;

    private MaskNulls(Columns columns) {
        this.columns = columns;
    }

    public static MaskNulls columns(Columns columns) {
        return new MaskNulls(columns);
    }

    @Override
    public Description describe() {
        return Description.of("mask", columns.toString()).with("method", "null");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = columns.select(input, problems);
        Places places = Into.SAME.bind(
                input, positions, field -> new Field(field.name(), field.type(), Nullability.NULLABLE), problems);
        return BoundTransformer.of(places.output(), context -> (batch, out) -> {
            Column[] results = new Column[places.count()];
            for (int s = 0; s < results.length; s++) {
                ColumnBuilder nothing =
                        ColumnBuilder.of(input.field(positions[s]).type(), 1);
                nothing.appendNull();
                results[s] = nothing.build().gather(new int[batch.rowCount()], batch.rowCount());
            }
            out.emit(places.put(batch, results));
        });
    }
}
