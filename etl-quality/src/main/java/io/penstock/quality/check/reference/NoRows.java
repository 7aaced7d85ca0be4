package io.penstock.quality.check.reference;

import io.penstock.data.Batch;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.util.List;

/**
 * Another source, such as a query that finds violations, gives no rows. It is read after the last row, whatever rows pass, and always judged.
 *
 * @param source what must be empty
 */
public record NoRows(Extractor source) implements CheckTest {
    @Override
    public Description describe() {
        return Description.of("no_rows", source.describe().title());
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Dimension dimension() {
        return Dimension.VALIDITY;
    }

    @Override
    public String expectation() {
        return source.describe().title() + " gives no rows";
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        return context -> evidence -> {
            long rows = count(source, context.run());
            String observed = Bounds.shown((double) rows) + (rows == 1 ? " row" : " rows");
            return rows == 0 ? Finding.met(observed, 0.0) : Finding.missed(0, observed, (double) rows);
        };
    }

    static long count(Extractor source, StepContext run) {
        long rows = 0;
        try (BatchReader reader = BatchReader.open(source, run)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                rows += batch.rowCount();
            }
        }
        return rows;
    }
}
