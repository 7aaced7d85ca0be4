package io.penstock.quality.profile.scan;

import io.penstock.data.Column;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.count.CountSettings;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What is kept of the values of one column; rows and nulls are counted outside. */
public sealed interface ColumnScan extends Serializable
        permits LongScan, DoubleScan, BooleanScan, BytesScan, WideDecimalScan, NestedScan {

    /** An empty scan for columns of this type. */
    static ColumnScan of(Type type, CountSettings settings) {
        if (type == Type.TEXT || type == Type.BINARY) {
            return new BytesScan(type, settings);
        } else if (type == Type.FLOAT64) {
            return new DoubleScan(settings);
        } else if (type == Type.BOOLEAN) {
            return new BooleanScan(settings);
        } else if (type.isNested()) {
            return new NestedScan(settings);
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            return new WideDecimalScan(decimal, settings);
        }
        return new LongScan(type, settings);
    }

    /** Adds the values of a column of the type this scan was made for. */
    void accept(Column column, Scratch scratch);

    /** Adds what another scan of the same type has seen. */
    void merge(ColumnScan other);

    DistinctCount distinct();

    @Nullable
    Serializable min();

    @Nullable
    Serializable max();

    /** What was measured beyond that; nothing unless values were counted. */
    ColumnMeasures measures();
}
