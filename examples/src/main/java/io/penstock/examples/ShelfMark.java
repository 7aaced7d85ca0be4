package io.penstock.examples;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A step of our own: adds a column {@code shelf_mark}, the first three letters of the genre and of the author's last name, such as
 * {@code SCI-KNU}; null where either is null. It keeps no state between batches, so the engine may run it on several threads.
 *
 * @param genre name of the genre's column, TEXT
 * @param author name of the author's column, TEXT
 */
record ShelfMark(String genre, String author) implements Transformer {
    private static final String ADDED = "shelf_mark";

    @Override
    public Description describe() {
        return Description.of("shelf_mark", genre + ", " + author);
    }

    /** Called before a row moves: here the step finds its columns and says what will leave it. */
    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int genreAt = problems.column(input, genre);
        int authorAt = problems.column(input, author);
        Schema output = input.with(Field.of(ADDED, Type.TEXT));
        if (genreAt < 0 || authorAt < 0) {
            return BoundTransformer.broken(output);
        }
        return BoundTransformer.of(
                output, context -> (batch, out) -> out.emit(addMark(batch, output, genreAt, authorAt)));
    }

    /** Called for each batch of some thousand rows: a new column beside those that came. */
    private static Batch addMark(Batch batch, Schema output, int genreAt, int authorAt) {
        Column genres = batch.column(genreAt);
        Column authors = batch.column(authorAt);
        TextColumnBuilder marks = new TextColumnBuilder(batch.rowCount());
        for (int row = 0; row < batch.rowCount(); row++) {
            if (genres.isNull(row) || authors.isNull(row)) {
                marks.appendNull();
            } else {
                String name = text(authors, row);
                marks.append(start(text(genres, row)) + "-" + start(name.substring(name.lastIndexOf(' ') + 1)));
            }
        }
        List<Column> columns = new ArrayList<>(batch.columns());
        columns.add(marks.build());
        return batch.with(output, columns);
    }

    private static String text(Column column, int row) {
        return ((TextColumn) column).string(row);
    }

    private static String start(String word) {
        return word.substring(0, Math.min(3, word.length())).toUpperCase(Locale.ROOT);
    }
}
