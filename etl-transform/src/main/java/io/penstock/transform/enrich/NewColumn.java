package io.penstock.transform.enrich;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import io.penstock.transform.TransformErrors;
import java.util.ArrayList;
import java.util.List;

/** What steps that add one column share. */
final class NewColumn {
    private NewColumn() {}

    static String named(String step, String name) {
        if (name.isEmpty()) {
            throw TransformErrors.badSetting(step, "the new column needs a name");
        }
        return name;
    }

    /** The schema with the field at the end; a name that is taken is a problem. */
    static Schema add(Schema input, Field field, Problems problems) {
        if (input.contains(field.name())) {
            problems.add(Problem.of(Schema.DUPLICATE_COLUMN, "column '" + field.name() + "' is there already")
                    .next("Give the new column another name, or drop the old one before."));
            return input;
        }
        return input.with(field);
    }

    static Batch add(Batch batch, Schema output, Column column) {
        List<Column> columns = new ArrayList<>(batch.columns());
        columns.add(column);
        return batch.with(output, columns);
    }
}
