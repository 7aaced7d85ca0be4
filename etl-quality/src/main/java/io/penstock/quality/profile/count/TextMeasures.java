package io.penstock.quality.profile.count;

import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.quality.sketch.tally.FrequentKeys;
import io.penstock.quality.sketch.tally.ValueSample;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The frequent values and samples of columns whose keys are hashes. */
public final class TextMeasures {
    private static final Comparator<FrequentKeys.Frequent> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                    FrequentKeys.Frequent::count)
            .reversed()
            .thenComparing(FrequentKeys.Frequent::text, Arrays::compareUnsigned);

    private TextMeasures() {}

    /** @param shown a value from the bytes that were kept of it */
    public static ColumnMeasures values(ValueCounter counter, Function<byte[], @Nullable Serializable> shown) {
        FrequentKeys frequent = counter.frequent();
        List<TopValues.TopValue> top = new ArrayList<>();
        frequent.keys().stream().sorted(MOST_FREQUENT_FIRST).forEach(each -> {
            Serializable value = each.text() == null ? null : shown.apply(each.text());
            if (value != null) {
                top.add(new TopValues.TopValue(value, each.count()));
            }
        });
        List<Serializable> samples = new ArrayList<>();
        for (ValueSample.Entry each : counter.samples()) {
            Serializable value = each.text() == null ? null : shown.apply(each.text());
            if (value != null) {
                samples.add(value);
            }
        }
        Accuracy accuracy = frequent.error() == 0 ? Accuracy.EXACT : Accuracy.AT_LEAST;
        return ColumnMeasures.NONE.values(
                new TopValues(accuracy, frequent.error(), top), counter.frequencies(), samples);
    }
}
