package io.penstock.quality.check.table;

import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.spi.Description;
import java.util.List;

/**
 * The number of rows must lie between bounds.
 *
 * @param bounds both included
 */
public record RowCount(Bounds bounds) implements CheckTest {
    public RowCount {
        bounds.required("row_count");
    }

    @Override
    public Description describe() {
        return Description.of("row_count", "");
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Dimension dimension() {
        return Dimension.COMPLETENESS;
    }

    @Override
    public String expectation() {
        return "the number of rows is " + bounds.words();
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        return context -> evidence -> bounds.judge((double) evidence.rows());
    }
}
