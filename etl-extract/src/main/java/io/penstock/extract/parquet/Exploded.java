package io.penstock.extract.parquet;

import io.penstock.data.Column;
import io.penstock.data.ListColumn;
import io.penstock.data.StructColumn;
import io.penstock.extract.parquet.column.JsonText;
import io.penstock.extract.parquet.column.OutputColumn;
import io.penstock.extract.parquet.column.Shape;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Elements of one list as rows.
 *
 * @param position of the list among the columns that are read
 * @param nested whether lists and structs in the elements are kept
 */
record Exploded(int position, Nested nested) {
    /** The columns that take the place of the list. */
    List<Field> fields(Field list) {
        List<Field> fields = new ArrayList<>();
        Type element = ((ListType) list.type()).element();
        if (element instanceof StructType struct && nested != Nested.KEEP) {
            for (Field part : struct.fields()) {
                fields.add(Field.of(list.name() + "." + part.name(), asText(part.type()) ? Type.TEXT : part.type()));
            }
        } else {
            fields.add(Field.of(list.name(), asText(element) ? Type.TEXT : element));
        }
        return fields;
    }

    private boolean asText(Type type) {
        return type.isNested() && nested != Nested.KEEP;
    }

    /** For each row that comes out the row it comes from. */
    int[] origins(ListColumn list) {
        int[] offsets = list.offsets();
        int count = 0;
        for (int i = 0; i < list.size(); i++) {
            count = Math.addExact(count, Math.max(1, offsets[i + 1] - offsets[i]));
        }
        int[] origins = new int[count];
        int to = 0;
        for (int i = 0; i < list.size(); i++) {
            int elements = Math.max(1, offsets[i + 1] - offsets[i]);
            for (int e = 0; e < elements; e++) {
                origins[to++] = i;
            }
        }
        return origins;
    }

    /** The columns with one row per element. */
    List<Column> columns(List<Column> read, OutputColumn listed, int[] origins) {
        ListColumn list = (ListColumn) read.get(position);
        List<Column> result = new ArrayList<>();
        for (int c = 0; c < read.size(); c++) {
            if (c != position) {
                result.add(read.get(c).gather(origins, origins.length));
            } else {
                elements(list, (Shape.Repeated) listed.shape(), origins.length, result);
            }
        }
        return result;
    }

    private void elements(ListColumn list, Shape.Repeated shape, int rows, List<Column> result) {
        int[] chosen = new int[rows];
        int to = 0;
        for (int i = 0; i < list.size(); i++) {
            int from = list.offsets()[i];
            int end = list.offsets()[i + 1];
            if (from == end) {
                chosen[to++] = -1;
            }
            for (int e = from; e < end; e++) {
                chosen[to++] = e;
            }
        }
        Column elements = list.elements();
        if (elements instanceof StructColumn struct && nested != Nested.KEEP) {
            List<Shape.Member> members = ((Shape.Struct) shape.element()).members();
            for (int p = 0; p < members.size(); p++) {
                result.add(NullableGather.of(
                        text(members.get(p).shape(), struct.parts().get(p)), chosen));
            }
        } else {
            result.add(NullableGather.of(text(shape.element(), elements), chosen));
        }
    }

    private Column text(Shape shape, Column column) {
        return asText(column.type()) ? JsonText.of(shape, column) : column;
    }
}
