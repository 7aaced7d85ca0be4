package io.penstock.spi;

import java.io.Serializable;
import java.util.List;

/** Which rows a step must see together; all an engine needs to know to run it on threads or machines. */
public sealed interface Distribution extends Serializable {
    /** Any batch by itself, in any order, several at the same time, each thread with its own {@link Step}. */
    Distribution ANY = new Any();

    /** Every row, in order, through one {@link Step}. */
    Distribution ALL = new All();

    /** All rows of one key through the same {@link Step}, in order. */
    static Distribution byKey(List<String> columns) {
        return new ByKey(columns);
    }

    /** See {@link Distribution#ANY}. */
    record Any() implements Distribution {
        @Override
        public String toString() {
            return "any batch";
        }
    }

    /** See {@link Distribution#ALL}. */
    record All() implements Distribution {
        @Override
        public String toString() {
            return "all rows together";
        }
    }

    /**
     * See {@link Distribution#byKey}.
     *
     * @param columns the key; empty for the whole row
     */
    record ByKey(List<String> columns) implements Distribution {
        public ByKey {
            columns = List.copyOf(columns);
        }

        @Override
        public String toString() {
            return "by key " + (columns.isEmpty() ? "(all columns)" : columns);
        }
    }
}
