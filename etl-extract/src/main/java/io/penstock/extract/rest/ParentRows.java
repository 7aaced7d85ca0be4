package io.penstock.extract.rest;

import io.penstock.data.Batch;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.extract.rest.page.RestErrors;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a parent, one after the other. One thread. */
final class ParentRows implements AutoCloseable {
    private final BatchReader reader;
    private final Set<String> names;
    private @Nullable Batch batch;
    private int row;
    private PagePosition.Parents place = PagePosition.Parents.NONE;

    private ParentRows(BatchReader reader, Set<String> names) {
        this.reader = reader;
        this.names = names;
    }

    static ParentRows open(Extractor parent, RestSettings settings, StepContext context) {
        Set<String> names = Template.required(settings);
        names.addAll(Template.names(settings.body));
        return new ParentRows(BatchReader.open(parent, context), names);
    }

    /** @throws PlanException when the parent lacks a column that is asked for */
    static void check(RestSettings settings, Schema parent) {
        Set<String> wanted = Template.required(settings);
        wanted.remove(Template.CURSOR);
        wanted.remove(Template.CURSOR_END);
        wanted.addAll(settings.parentColumns.keySet());
        for (String name : wanted) {
            if (!parent.names().contains(name)) {
                throw new PlanException(Problem.of(
                                RestErrors.PLACEHOLDER,
                                "the parent has no column '" + name + "'. " + Suggestion.among(name, parent.names()))
                        .at("rest " + Template.shown(settings)));
            }
        }
    }

    /** Goes to the next row; false at the end. */
    boolean next() {
        row++;
        while (batch == null || row >= batch.rowCount()) {
            batch = reader.next();
            row = 0;
            if (batch == null) {
                return false;
            }
        }
        place = new PagePosition.Parents(place.rows() + 1, hash(place.hash(), values()));
        return true;
    }

    /** FNV-1a, over the hashes of names and values. */
    private static long hash(long before, Map<String, String> values) {
        long hash = before;
        for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
            hash = (hash ^ value.getKey().hashCode()) * 0x100000001b3L;
            hash = (hash ^ value.getValue().hashCode()) * 0x100000001b3L;
        }
        return hash * 0x100000001b3L + 1;
    }

    /** The row among all that were read. */
    PagePosition.Parents place() {
        return place;
    }

    Batch batch() {
        Batch now = batch;
        if (now == null) {
            throw new IllegalStateException("there is no row");
        }
        return now;
    }

    int row() {
        return row;
    }

    /** The values of the row that placeholders name; nulls are absent. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        Batch now = batch();
        for (int c = 0; c < now.schema().size(); c++) {
            String name = now.schema().field(c).name();
            Object value = names.contains(name) ? now.column(c).value(row) : null;
            if (value != null) {
                values.put(name, String.valueOf(value));
            }
        }
        return values;
    }

    @Override
    public void close() {
        reader.close();
    }
}
