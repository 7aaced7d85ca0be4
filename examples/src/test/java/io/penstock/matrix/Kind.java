package io.penstock.matrix;

import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of place that holds tables: its source and its sink, in JSON and in Java. */
interface Kind {
    String name();

    /** The source as an object of a JSON config. */
    String extractor(String table, Schema schema);

    /** The sink as an object of a JSON config; the table is not there yet. */
    String loader(String table, Schema schema);

    Extractor source(String table, Schema schema);

    Loader sink(String table, Schema schema);

    /** Whether lists and structs come back as such; otherwise as JSON texts. */
    boolean keepsNested();

    /** Whether a row is stored; the others are rejected. */
    default boolean takes(List<@Nullable Object> row) {
        return true;
    }

    /** What comes back of a value: itself, but for the exceptions that the page of types tells. */
    default @Nullable Object held(Object value, Type type) {
        return value;
    }
}
