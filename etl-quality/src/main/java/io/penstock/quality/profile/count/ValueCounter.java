package io.penstock.quality.profile.count;

import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.quality.distinct.Fresh;
import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.Frequencies;
import io.penstock.quality.sketch.KeyOrder;
import io.penstock.quality.sketch.tally.FrequentKeys;
import io.penstock.quality.sketch.tally.Spread;
import io.penstock.quality.sketch.tally.ValueSample;
import io.penstock.quality.sketch.tally.ValueTally;
import io.penstock.quality.sketch.tally.ValueText;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the distinct values of a column, or also how often each occurs, whatever the settings ask for. */
public final class ValueCounter implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int SAMPLES = 10;

    private final @Nullable DistinctCounter distinct;
    private final @Nullable ValueTally tally;
    private final @Nullable ValueSample samples;
    private final int top;

    private ValueCounter(CountSettings settings, @Nullable ValueTally tally) {
        this.tally = tally;
        this.distinct = tally == null ? new DistinctCounter(settings.budget(), settings.exactDistinctLimit()) : null;
        this.samples = settings.everything() ? new ValueSample(SAMPLES) : null;
        this.top = settings.top();
    }

    public static ValueCounter ofNumbers(CountSettings settings, KeyOrder order) {
        return new ValueCounter(
                settings,
                settings.countsValues()
                        ? ValueTally.ofNumbers(
                                settings.budget(), settings.exactDistinctLimit(), settings.sketchBytes(), order)
                        : null);
    }

    public static ValueCounter ofTexts(CountSettings settings) {
        return new ValueCounter(
                settings,
                settings.countsValues()
                        ? ValueTally.ofTexts(settings.budget(), settings.exactDistinctLimit(), settings.sketchBytes())
                        : null);
    }

    public static ValueCounter ofHashes(CountSettings settings) {
        return new ValueCounter(
                settings,
                settings.countsValues()
                        ? ValueTally.ofHashes(settings.budget(), settings.exactDistinctLimit(), settings.sketchBytes())
                        : null);
    }

    /** Whether every occurrence counts, not only the first of equal neighbours. */
    public boolean countsValues() {
        return tally != null;
    }

    /** Adds {@code values[0..count)} of a range. */
    public void addValues(long[] values, int count, long min, long max, Fresh fresh) {
        if (tally != null) {
            tally.add(values, count, min, max, null, fresh);
            offer(values, fresh, null);
        } else if (distinct != null) {
            distinct.addValues(values, count, min, max, fresh);
        }
    }

    /** Adds {@code hashes[0..count)}; {@code fresh} receives the new ones. */
    public void addHashes(long[] hashes, int count, @Nullable ValueText texts, Fresh fresh) {
        if (tally != null) {
            tally.add(hashes, count, texts, fresh);
            offer(hashes, fresh, texts);
        } else if (distinct != null) {
            distinct.addHashes(hashes, count, fresh);
        }
    }

    private void offer(long[] keys, Fresh fresh, @Nullable ValueText texts) {
        if (samples != null) {
            for (int k = 0; k < fresh.size(); k++) {
                samples.offer(keys[fresh.get(k)], fresh.get(k), texts);
            }
        }
    }

    public void merge(ValueCounter other) {
        if (tally != null && other.tally != null) {
            tally.merge(other.tally);
        } else if (distinct != null && other.distinct != null) {
            distinct.merge(other.distinct);
        }
        if (samples != null && other.samples != null) {
            samples.merge(other.samples);
        }
    }

    public DistinctCount distinct() {
        if (tally != null) {
            return tally.distinct();
        }
        return distinct == null ? DistinctCount.exact(0) : distinct.count();
    }

    /** How often each value occurs; null when only distinct values are counted. */
    @Nullable
    ValueTally tally() {
        return tally;
    }

    /** The most frequent values. */
    FrequentKeys frequent() {
        return FrequentKeys.of(counted(), top);
    }

    private ValueTally counted() {
        if (tally == null) {
            throw new IllegalStateException("values are not counted");
        }
        return tally;
    }

    /** Null unless everything is looked at. */
    public @Nullable Frequencies frequencies() {
        if (samples == null) {
            return null;
        }
        Spread spread = Spread.of(counted());
        return new Frequencies(spread.exact() ? Accuracy.EXACT : Accuracy.ESTIMATED, spread.once(), spread.entropy());
    }

    /** Empty unless everything is looked at. */
    Iterable<ValueSample.Entry> samples() {
        return samples == null ? List.of() : samples.entries();
    }
}
