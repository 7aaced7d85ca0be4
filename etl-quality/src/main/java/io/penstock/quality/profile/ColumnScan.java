package io.penstock.quality.profile;

import io.penstock.data.Column;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What is kept of the values of one column; rows and nulls are counted outside. */
sealed interface ColumnScan extends Serializable
        permits LongScan, DoubleScan, BooleanScan, BytesScan, WideDecimalScan, NestedScan {

    static ColumnScan of(Type type, DistinctCounter counter) {
        if (type == Type.TEXT || type == Type.BINARY) {
            return new BytesScan(type, counter);
        } else if (type == Type.FLOAT64) {
            return new DoubleScan(counter);
        } else if (type == Type.BOOLEAN) {
            return new BooleanScan();
        } else if (type.isNested()) {
            return new NestedScan(counter);
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            return new WideDecimalScan(decimal, counter);
        }
        return new LongScan(type, counter);
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
}
