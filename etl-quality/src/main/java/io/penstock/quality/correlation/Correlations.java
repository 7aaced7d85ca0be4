package io.penstock.quality.correlation;

import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Pearson's correlation of every two columns of numbers, dates or times, in one pass: of the rows in which both have a value that is neither NaN nor infinite, by co-moments
 * that are updated without cancellation (Pébay, "Formulas for robust, one-pass parallel computation of covariances", 2008). Of more than 40 such columns the first 40 are
 * taken, and the result names the others. Immutable. In JSON: {@code {"type": "correlations"}}.
 */
public final class Correlations implements Inspector {
    private static final long serialVersionUID = 1L;

    /** Columns that are taken. */
    public static final int MOST_COLUMNS = 40;

    private final List<String> columns;

    private Correlations(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** All columns that have an order on the number line. */
    public static Correlations ofAll() {
        return new Correlations(List.of());
    }

    public static Correlations of(String... names) {
        return new Correlations(List.of(names));
    }

    public static Correlations of(List<String> names) {
        return new Correlations(names);
    }

    @Override
    public Description describe() {
        return Description.of(
                CorrelationResult.TYPE, columns.isEmpty() ? "of all columns" : String.join(", ", columns));
    }

    @Override
    public void bind(Schema input, Problems problems) {
        columns.forEach(name -> problems.column(input, name));
    }

    @Override
    public Inspection open(Schema schema, StepContext context) {
        List<String> chosen = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Field field : schema.fields()) {
            if (!columns.isEmpty() && !columns.contains(field.name())) {
                continue;
            }
            boolean fits = NumberLine.carries(field.type());
            if (fits && chosen.size() < MOST_COLUMNS) {
                chosen.add(field.name());
            } else if (fits || !columns.isEmpty()) {
                leftOut.add(field.name());
            }
        }
        return new CorrelationInspection(schema, chosen, leftOut);
    }
}
