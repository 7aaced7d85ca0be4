package io.penstock.transform.shape;

import io.penstock.data.Batch;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import java.util.ArrayList;
import java.util.List;

/** Every row through a {@link RowFunction}; made by {@link Steps#row}. Immutable. */
public final class RowStep implements Transformer {
    private static final long serialVersionUID = 1L;

    private final RowFunction function;
    private final String name;
    private final List<Field> changes;

    private RowStep(RowFunction function, String name, List<Field> changes) {
        this.function = function;
        this.name = name;
        this.changes = List.copyOf(changes);
    }

    static RowStep of(RowFunction function) {
        return new RowStep(function, "the row function", List.of());
    }

    /** How reports and messages name the step; {@code the row function} by default. */
    public RowStep named(String newName) {
        return new RowStep(function, newName, changes);
    }

    /** Declares a new column at the end; null where the function does not set it. */
    public RowStep add(String column, Type type) {
        return with(Field.of(column, type));
    }

    private RowStep with(Field field) {
        if (changes.stream().anyMatch(change -> change.name().equals(field.name()))) {
            throw TransformErrors.badSetting("row", "column '" + field.name() + "' is added twice");
        }
        List<Field> more = new ArrayList<>(changes);
        more.add(field);
        return new RowStep(function, name, more);
    }

    @Override
    public Description describe() {
        return Description.of("row", name);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        Schema output = input;
        for (Field field : changes) {
            if (input.contains(field.name())) {
                problems.add(
                        Schema.DUPLICATE_COLUMN,
                        "column '" + field.name()
                                + "' is there already. Set it without adding it, or add another name.");
            } else {
                output = output.with(field);
            }
        }
        Schema result = output;
        return BoundTransformer.of(result, context -> (batch, out) -> process(batch, result, out));
    }

    private void process(Batch batch, Schema output, Output out) throws Exception {
        RowEditor editor = new RowEditor(output, batch);
        int[] rows = new int[batch.rowCount()];
        synchronized (function) {
            for (int i = 0; i < rows.length; i++) {
                editor.begin();
                try {
                    if (function.apply(batch.row(i), editor)) {
                        editor.keep(rows, i);
                    }
                } catch (Exception e) {
                    throw UserFailure.at(batch, i, name, e);
                }
            }
        }
        out.count(RowFate.FILTERED, rows.length - editor.kept());
        out.emit(editor.build(rows));
    }
}
