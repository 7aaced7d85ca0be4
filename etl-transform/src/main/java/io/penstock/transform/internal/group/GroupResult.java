package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import org.jspecify.annotations.Nullable;

/** Makes one result of all values of a group; used for one group after the other. */
abstract class GroupResult {
    /** The order in which values arrive. */
    enum Order {
        ARRIVAL,
        VALUE
    }

    /** Whether nulls arrive. */
    enum Nulls {
        KEEP,
        SKIP
    }

    private final Order order;
    private final Nulls nulls;

    GroupResult(Order order, Nulls nulls) {
        this.order = order;
        this.nulls = nulls;
    }

    final Order order() {
        return order;
    }

    final Nulls nulls() {
        return nulls;
    }

    /** Starts a group of so many values. */
    abstract void begin(long count);

    /** The next values of the group: rows {@code from} to {@code to - 1}. */
    abstract void take(Column values, int from, int to);

    /** The group's result as a Java value. */
    abstract @Nullable Object end();
}
