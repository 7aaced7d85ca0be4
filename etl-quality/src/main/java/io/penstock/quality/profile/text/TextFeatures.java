package io.penstock.quality.profile.text;

import io.penstock.quality.distinct.Fresh;
import io.penstock.quality.distinct.MemoryBudget;
import io.penstock.quality.distinct.WyHash;
import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.quality.profile.measure.Patterns;
import io.penstock.quality.sketch.tally.FrequentKeys;
import io.penstock.quality.sketch.tally.ValueTally;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lengths, shapes and formats of the texts of one column. What was found of a text is remembered by its hash for a while. One thread. */
public final class TextFeatures implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHAPES = 10_000;
    private static final int MEMO_BITS = 10;
    private static final int BLANK = 1 << 31;

    private final ValueTally shapes;
    private final FormatCounts formats = new FormatCounts();
    private final int top;
    private long values;
    private long characters;
    private long shortest = Long.MAX_VALUE;
    private long longest;
    private long empty;
    private transient @Nullable Memo memo;

    private static final class Memo {
        final long[] hashes = new long[1 << MEMO_BITS];
        final int[] lengths = new int[1 << MEMO_BITS];
        final int[] formats = new int[1 << MEMO_BITS];
        final long[] shapes = new long[1 << MEMO_BITS];
        final boolean[] used = new boolean[1 << MEMO_BITS];
        final Shape shape = new Shape();
        final FormatTests tests = new FormatTests();
        final Fresh fresh = new Fresh();
        long[] keys = new long[0];
    }

    /**
     * Features of no text.
     *
     * @param textBytes about how much memory frequent shapes may take
     * @param top how many shapes are shown
     */
    public TextFeatures(MemoryBudget budget, long textBytes, int top) {
        this.shapes = ValueTally.ofTexts(budget, MOST_SHAPES, textBytes);
        this.top = top;
    }

    /**
     * Adds the texts {@code bytes[starts[row]..ends[row])} of the first {@code count} of {@code rows}.
     *
     * @param hashes of the texts, in the order of {@code rows}
     */
    public void add(byte[] bytes, int[] starts, int[] ends, int[] rows, long[] hashes, int count) {
        Memo own = memo();
        if (own.keys.length < count) {
            own.keys = new long[count];
        }
        for (int k = 0; k < count; k++) {
            int slot = (int) (hashes[k] >>> (64 - MEMO_BITS));
            if (!own.used[slot] || own.hashes[slot] != hashes[k]) {
                look(bytes, starts[rows[k]], ends[rows[k]], own, slot);
                own.used[slot] = true;
                own.hashes[slot] = hashes[k];
            }
            own.keys[k] = own.shapes[slot];
            addLength(own.lengths[slot]);
            if (own.formats[slot] != BLANK) {
                formats.add(own.formats[slot]);
            }
        }
        shapes.add(
                own.keys,
                count,
                k -> {
                    own.shape.of(bytes, starts[rows[k]], ends[rows[k]]);
                    return own.shape.copy();
                },
                own.fresh);
    }

    private void look(byte[] bytes, int from, int to, Memo own, int slot) {
        own.shape.of(bytes, from, to);
        own.shapes[slot] = WyHash.hash(own.shape.bytes(), 0, own.shape.length());
        int length = 0;
        for (int i = from; i < to; i++) {
            length += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        own.lengths[slot] = length;
        int start = from;
        int end = to;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] == ' ') {
            end--;
        }
        own.formats[slot] = start == end ? BLANK : own.tests.of(bytes, start, end, formats.candidates());
    }

    private void addLength(long length) {
        values++;
        characters += length;
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        empty += length == 0 ? 1 : 0;
    }

    private Memo memo() {
        Memo own = memo;
        if (own == null) {
            own = new Memo();
            memo = own;
        }
        return own;
    }

    /** Adds what others have seen. */
    public void merge(TextFeatures other) {
        shapes.merge(other.shapes);
        formats.merge(other.formats);
        values += other.values;
        characters += other.characters;
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
        empty += other.empty;
    }

    /** Null when there was no text. */
    public @Nullable Lengths lengths() {
        return values == 0 ? null : new Lengths(shortest, longest, (double) characters / values, empty);
    }

    public Patterns patterns() {
        FrequentKeys frequent = FrequentKeys.of(shapes, top);
        List<Patterns.Pattern> patterns = new ArrayList<>();
        for (FrequentKeys.Frequent each : frequent.keys()) {
            if (each.text() != null) {
                patterns.add(new Patterns.Pattern(new String(each.text(), StandardCharsets.UTF_8), each.count()));
            }
        }
        patterns.sort(
                Comparator.comparingLong(Patterns.Pattern::count).reversed().thenComparing(Patterns.Pattern::shape));
        return new Patterns(frequent.error() == 0 ? Accuracy.EXACT : Accuracy.AT_LEAST, frequent.error(), patterns);
    }

    public Content content() {
        return formats.content();
    }
}
