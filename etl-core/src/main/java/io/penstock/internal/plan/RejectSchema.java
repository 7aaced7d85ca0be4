package io.penstock.internal.plan;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema rejected rows are written in: the source's original columns, {@code _record} (the whole record, where its
 * columns do not tell all), then what the engine knows. A name the source already uses gets one more underscore in front.
 *
 * @param schema all columns
 * @param originals number of original columns, including {@code _record} when the source has it
 * @param record position of the {@code _record} column
 */
public record RejectSchema(Schema schema, int originals, int record) {
    public static final String RECORD = "_record";

    private static final List<Field> KNOWN = List.of(
            Field.required("_rules", Type.TEXT),
            Field.required("_codes", Type.TEXT),
            Field.required("_errors", Type.TEXT),
            Field.required("_stage", Type.TEXT),
            Field.of("_source", Type.TEXT),
            Field.of("_line", Type.INT64),
            Field.required("_run_id", Type.TEXT),
            Field.required("_rejected_at", Type.TIMESTAMP));

    public static RejectSchema of(Schema original) {
        List<Field> fields = new ArrayList<>();
        for (Field field : original.fields()) {
            fields.add(Field.of(field.name(), field.type()));
        }
        int originals = fields.size();
        int record = original.find(RECORD);
        if (record < 0) {
            record = originals;
            fields.add(Field.of(RECORD, Type.TEXT));
        }
        for (Field known : KNOWN) {
            String name = known.name();
            while (original.contains(name)) {
                name = "_" + name;
            }
            fields.add(known.withName(name));
        }
        return new RejectSchema(Schema.of(fields), originals, record);
    }

    /** Position of the first column the engine adds after {@code _record}. */
    public int firstKnown() {
        return schema.size() - KNOWN.size();
    }
}
