package io.penstock.transform.shape;

import io.penstock.data.Column;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import java.util.ArrayList;
import java.util.List;

/** Passes some columns of every batch on, in a new order; copies nothing. */
final class Projection {
    private Projection() {}

    static BoundTransformer of(Schema output, int[] positions) {
        return BoundTransformer.of(output, context -> (batch, out) -> {
            List<Column> columns = new ArrayList<>(positions.length);
            for (int position : positions) {
                columns.add(batch.column(position));
            }
            out.emit(batch.with(output, columns));
        });
    }
}
