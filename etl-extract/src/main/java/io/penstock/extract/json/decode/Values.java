package io.penstock.extract.json.decode;

import io.penstock.extract.json.policy.MalformedLines;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Schema;
import java.util.List;

/**
 * How values become those of their column.
 *
 * @param misfits policy
 * @param malformedLines policy
 * @param dates how dates are written
 */
public record Values(MisfitPolicy misfits, MalformedLines malformedLines, DateFormats dates) {
    List<ColumnMaker> makers(Schema schema) {
        return schema.fields().stream()
                .map(field -> new ColumnMaker(field.type(), dates))
                .toList();
    }
}
