package io.penstock.extract.parquet.column;

import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.extract.parquet.page.Chunk;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.Page;
import io.penstock.extract.parquet.page.PageReader;
import io.penstock.extract.parquet.page.RunLengthReader;
import io.penstock.extract.parquet.page.ValueReader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one leaf front to back, one page in memory at a time. One thread. */
public final class LeafReader {
    private static final int AT_ONCE = 4096;
    private static final int MOST_ENTRIES = 1 << 27;

    private final Leaf leaf;
    private final LeafChunk source;
    private final PageReader pages;
    private @Nullable PageValues values;
    private @Nullable RunLengthReader definitions;
    private @Nullable RunLengthReader repetitions;
    private int leftInPage;
    private final int[] definition = new int[AT_ONCE];
    private final int[] repetition = new int[AT_ONCE];
    private int at;
    private int filled;

    LeafReader(LeafChunk source, PageReader pages) {
        this.leaf = source.leaf();
        this.source = source;
        this.pages = pages;
    }

    Leaf leaf() {
        return leaf;
    }

    /** Of a leaf that does not repeat: leaves out rows. */
    void skipFlat(long rows) throws IOException {
        for (long left = rows; left > 0; ) {
            PageValues page = page();
            int n = (int) Math.min(left, Math.min(leftInPage, AT_ONCE));
            RunLengthReader levels = definitions;
            if (levels == null) {
                page.skip(n);
            } else {
                levels.read(definition, 0, n);
                page.skip(there(n));
            }
            leftInPage -= n;
            left -= n;
        }
    }

    /** Of a leaf that does not repeat: the next rows; a row without its parents is null. */
    Column readFlat(int rows) throws IOException {
        DenseValues dense = new DenseValues(leaf, rows);
        long @Nullable [] valid = leaf.maxDefinition() == 0 ? null : new long[Validity.wordsFor(rows)];
        for (int done = 0; done < rows; ) {
            PageValues page = page();
            int n = Math.min(rows - done, leftInPage);
            RunLengthReader levels = definitions;
            if (valid == null || levels == null) {
                page.append(dense, n);
            } else {
                n = Math.min(n, AT_ONCE);
                levels.read(definition, 0, n);
                int there = 0;
                for (int i = 0; i < n; i++) {
                    int set = definition[i] == leaf.maxDefinition() ? 1 : 0;
                    there += set;
                    valid[(done + i) >>> 6] |= (long) set << (done + i);
                }
                page.append(dense, there);
            }
            leftInPage -= n;
            done += n;
        }
        return dense.spread(valid, rows);
    }

    private int there(int n) {
        int there = 0;
        for (int i = 0; i < n; i++) {
            there += definition[i] == leaf.maxDefinition() ? 1 : 0;
        }
        return there;
    }

    /** Of any leaf: the next rows with their levels. */
    LeveledValues readLeveled(int rows) throws IOException {
        LeveledValues out = new LeveledValues(leaf, rows);
        for (int row = 0; ; ) {
            if (at == filled && !fill()) {
                if (row < rows) {
                    throw new Damage("rows are missing");
                }
                return out;
            }
            int from = at;
            int there = 0;
            boolean full = false;
            for (; at < filled; at++) {
                if (repetition[at] == 0 && row++ == rows) {
                    full = true;
                    break;
                } else if (row == 0) {
                    throw new Damage("the first value of a column repeats a row that is not there");
                }
                there += definition[at] == leaf.maxDefinition() ? 1 : 0;
            }
            if (out.size() > MOST_ENTRIES) {
                throw new Damage("more than " + MOST_ENTRIES + " elements in one batch");
            }
            out.append(definition, repetition, from, at);
            PageValues page = values;
            if (page != null) {
                page.append(out.values(), there);
            }
            if (full) {
                return out;
            }
        }
    }

    /** Decodes levels of one page; false at the end. */
    private boolean fill() throws IOException {
        if (leftInPage == 0 && !nextPage()) {
            return false;
        }
        int n = Math.min(AT_ONCE, leftInPage);
        levels(definitions, definition, n, leaf.maxDefinition());
        levels(repetitions, repetition, n, leaf.maxRepetition());
        leftInPage -= n;
        at = 0;
        filled = n;
        return true;
    }

    private static void levels(@Nullable RunLengthReader reader, int[] out, int n, int most) {
        if (reader == null) {
            Arrays.fill(out, 0, n, most);
            return;
        }
        reader.read(out, 0, n);
        for (int i = 0; i < n; i++) {
            if (out[i] > most) {
                throw new Damage("a level of " + out[i] + ", the highest is " + most);
            }
        }
    }

    private PageValues page() throws IOException {
        if (leftInPage == 0 && !nextPage()) {
            throw new Damage("rows are missing");
        }
        PageValues current = values;
        if (current == null) {
            throw new IllegalStateException("no page");
        }
        return current;
    }

    private boolean nextPage() throws IOException {
        Page page = pages.next();
        if (page == null) {
            return false;
        }
        definitions = page.definitions();
        repetitions = page.repetitions();
        leftInPage = page.values();
        Chunk chunk = source.chunk();
        values = page.isDictionary()
                ? new PageValues.Indexed(source.dictionary(), page.indices())
                : new PageValues.Encoded(ValueReader.of(page, chunk.physical(), chunk.width()));
        return true;
    }
}
