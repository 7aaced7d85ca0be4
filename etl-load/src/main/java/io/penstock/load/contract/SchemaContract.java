package io.penstock.load.contract;

import java.io.Serializable;

/**
 * What may change about the shape of the data after the first load.
 *
 * @param newColumns columns that the target does not have
 * @param typeChanges columns whose type the target cannot store without loss
 */
public record SchemaContract(SchemaChange newColumns, SchemaChange typeChanges) implements Serializable {
    /** Nothing may change: the default. */
    public static final SchemaContract FROZEN = new SchemaContract(SchemaChange.FREEZE, SchemaChange.FREEZE);

    public SchemaContract newColumns(SchemaChange change) {
        return new SchemaContract(change, typeChanges);
    }

    public SchemaContract typeChanges(SchemaChange change) {
        return new SchemaContract(newColumns, change);
    }
}
