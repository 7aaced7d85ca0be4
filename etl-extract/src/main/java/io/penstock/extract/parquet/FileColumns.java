package io.penstock.extract.parquet;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.parquet.column.Leaf;
import io.penstock.extract.parquet.column.OutputColumn;
import io.penstock.extract.parquet.column.OutputColumn.Form;
import io.penstock.extract.parquet.column.Shape;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the columns of a file become by the settings. */
final class FileColumns {
    private final ParquetSettings settings;
    private final List<OutputColumn> columns = new ArrayList<>();

    private FileColumns(ParquetSettings settings) {
        this.settings = settings;
    }

    /** @throws ExtractException when two columns would have one name */
    static List<OutputColumn> of(Footer footer, ParquetSettings settings) {
        FileColumns all = new FileColumns(settings);
        for (Shape.Member member : footer.columns()) {
            all.add(member, member.name(), 0);
        }
        Set<String> names = new LinkedHashSet<>();
        for (OutputColumn column : all.columns) {
            if (!names.add(column.field().name())) {
                throw new ExtractException(Problem.of(
                                Schema.DUPLICATE_COLUMN,
                                "two columns are named '" + column.field().name() + "'")
                        .at(footer.name())
                        .next("Set nested to keep, or read other columns."));
            }
        }
        return all.columns;
    }

    private void add(Shape.Member member, String name, int level) {
        Shape shape = member.shape();
        boolean flattens = settings.nested == Nested.FLATTEN && level < settings.flattenLevels;
        if (shape instanceof Shape.Struct struct && flattens) {
            for (Shape.Member part : struct.members()) {
                add(part, name + "." + part.name(), level + 1);
            }
        } else if (shape instanceof Leaf) {
            add(member, name, shape.type(), Form.FLAT);
        } else if (settings.nested == Nested.KEEP || name.equals(settings.explode)) {
            add(member, name, shape.type(), Form.KEPT);
        } else {
            add(member, name, Type.TEXT, Form.JSON);
        }
    }

    private void add(Shape.Member member, String name, Type type, Form form) {
        Field field = member.definition() > 0 ? Field.of(name, type) : Field.required(name, type);
        columns.add(new OutputColumn(field, form, member.shape()));
    }
}
