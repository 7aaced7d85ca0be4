package io.penstock.transform.enrich;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds INT64 columns that count what is in a TEXT column: {@code title_length}, {@code title_words}, {@code title_upper}, {@code
 * title_digits}. Null gives null, an empty text 0. A column of that name is replaced where it stands.
 */
public final class TextFeatures implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final List<TextFeature> ALL = Arrays.asList(TextFeature.values());

    private final String column;
    private final List<TextFeature> features;
    private final String prefix;

    private TextFeatures(String column, List<TextFeature> features, String prefix) {
        this.column = column;
        this.features = List.copyOf(features);
        this.prefix = prefix;
    }

    /** All of them. */
    public static TextFeatures of(String column) {
        return new TextFeatures(column, ALL, column + "_");
    }

    /**
     * Only these.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when there is none
     */
    public TextFeatures features(TextFeature... wanted) {
        return features(List.of(wanted));
    }

    /** As {@link #features(TextFeature...)}. */
    public TextFeatures features(List<TextFeature> wanted) {
        if (wanted.isEmpty()) {
            throw TransformErrors.badSetting("text_features", "at least one feature is needed");
        }
        return new TextFeatures(column, wanted.stream().distinct().toList(), prefix);
    }

    /** Before the feature in the names of the new columns; the column's name and {@code _} by default. */
    public TextFeatures prefix(String text) {
        return new TextFeatures(column, features, text);
    }

    @Override
    public Description describe() {
        Description all = Description.of("text_features", column);
        all = features.equals(ALL)
                ? all
                : all.with("features", features.stream().map(TextFeature::word).collect(Collectors.joining(", ")));
        return prefix.equals(column + "_") ? all : all.with("prefix", prefix);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] position = Columns.of(column).select(input, type -> type == Type.TEXT, "TEXT", problems);
        Schema schema = input;
        for (TextFeature feature : features) {
            schema = schema.with(Field.of(prefix + feature.word(), Type.INT64));
        }
        Schema output = schema;
        if (position.length == 0) {
            return BoundTransformer.broken(output);
        }
        return BoundTransformer.of(output, context -> (batch, out) -> out.emit(add(batch, position[0], output)));
    }

    private Batch add(Batch batch, int position, Schema output) {
        TextColumn texts = (TextColumn) batch.column(position);
        TextCounts counts = TextCounts.of(texts);
        List<Column> columns = new ArrayList<>(batch.columns());
        for (TextFeature feature : features) {
            Column made = LongColumn.of(Type.INT64, counts.of(feature), texts.size(), texts.validity());
            int at = output.find(prefix + feature.word());
            if (at < columns.size()) {
                columns.set(at, made);
            } else {
                columns.add(made);
            }
        }
        return batch.with(output, columns);
    }
}
