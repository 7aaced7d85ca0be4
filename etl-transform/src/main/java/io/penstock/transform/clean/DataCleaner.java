package io.penstock.transform.clean;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.keys.SeenKeys;
import io.penstock.transform.internal.text.TextKernel;
import io.penstock.transform.internal.text.TextMapping;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The usual cleaning in one pass: trims texts, turns empty texts and null tokens into nulls, drops rows that are null in
 * every column, drops exact duplicates of earlier rows (compared after cleaning, nulls equal).
 *
 * <p>Everything but null tokens is on by default. Dropping duplicates is the one part that must see all rows: with it the
 * step runs on one thread and remembers 16 bytes per row (spilled past its memory share); without it, on all threads with no
 * memory. Switch it off where a {@link io.penstock.transform.dedupe.Dedupe} on a key follows, or where equal rows are real.
 */
public final class DataCleaner implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final Whitespaces whitespace;
    private final EmptyText emptyText;
    private final NullTokens tokens;
    private final UnwantedRows emptyRows;
    private final UnwantedRows duplicateRows;

    private DataCleaner(
            Columns columns,
            Whitespaces whitespace,
            EmptyText emptyText,
            NullTokens tokens,
            UnwantedRows emptyRows,
            UnwantedRows duplicateRows) {
        this.columns = columns;
        this.whitespace = whitespace;
        this.emptyText = emptyText;
        this.tokens = tokens;
        this.emptyRows = emptyRows;
        this.duplicateRows = duplicateRows;
    }

    public static DataCleaner auto() {
        return new DataCleaner(
                Columns.all(), Whitespaces.TRIM, EmptyText.NULL, NullTokens.NONE, UnwantedRows.DROP, UnwantedRows.DROP);
    }

    /** The text columns to clean; all by default. Empty and duplicate rows are judged on every column all the same. */
    public DataCleaner columns(Columns some) {
        return new DataCleaner(some, whitespace, emptyText, tokens, emptyRows, duplicateRows);
    }

    /** Whitespace at the edges; {@link Whitespaces#TRIM} by default. */
    public DataCleaner whitespace(Whitespaces policy) {
        return new DataCleaner(columns, policy, emptyText, tokens, emptyRows, duplicateRows);
    }

    /** Empty texts; {@link EmptyText#NULL} by default. */
    public DataCleaner emptyText(EmptyText policy) {
        return new DataCleaner(columns, whitespace, policy, tokens, emptyRows, duplicateRows);
    }

    /** Texts that become null when the whole (trimmed) value is one of them, case included; none by default. */
    public DataCleaner nullTokens(String... texts) {
        return nullTokens(List.of(texts));
    }

    /** Texts that become null when the whole (trimmed) value is one of them, case included; none by default. */
    public DataCleaner nullTokens(List<String> texts) {
        return new DataCleaner(columns, whitespace, emptyText, NullTokens.of(texts), emptyRows, duplicateRows);
    }

    /** Rows with null (or kept empty text) in every column; {@link UnwantedRows#DROP} by default, counted as filtered. */
    public DataCleaner emptyRows(UnwantedRows policy) {
        return new DataCleaner(columns, whitespace, emptyText, tokens, policy, duplicateRows);
    }

    /** Rows equal to an earlier row in every column; {@link UnwantedRows#DROP} by default, counted as deduplicated. */
    public DataCleaner duplicateRows(UnwantedRows policy) {
        return new DataCleaner(columns, whitespace, emptyText, tokens, emptyRows, policy);
    }

    @Override
    public Distribution distribution() {
        return duplicateRows == UnwantedRows.DROP ? Distribution.byKey(List.of()) : Distribution.ANY;
    }

    @Override
    public boolean spills() {
        return duplicateRows == UnwantedRows.DROP;
    }

    @Override
    public Description describe() {
        Description all = Description.of("clean", columns.isAll() ? "" : columns.toString());
        all = whitespace == Whitespaces.TRIM ? all : all.with("whitespace", "keep");
        all = emptyText == EmptyText.NULL ? all : all.with("empty_text", "keep");
        all = tokens.isEmpty() ? all : all.with("null_tokens", tokens.texts());
        all = emptyRows == UnwantedRows.DROP ? all : all.with("empty_rows", "keep");
        return duplicateRows == UnwantedRows.DROP ? all : all.with("duplicate_rows", "keep");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = TextMapping.select(columns, input, problems);
        NullTokens nulls = emptyText == EmptyText.NULL ? tokens.andEmpty() : tokens;
        TextKernel kernel = new EdgeKernel(whitespace, nulls);
        int[] every = IntStream.range(0, input.size()).toArray();
        return BoundTransformer.of(
                input,
                context -> new Cleaning(
                        positions,
                        kernel,
                        emptyRows,
                        duplicateRows == UnwantedRows.DROP ? SeenKeys.of(input, every, context) : null));
    }

    /** The running step. */
    private static final class Cleaning implements Step {
        private final int[] positions;
        private final TextKernel kernel;
        private final UnwantedRows emptyRows;
        private final @Nullable SeenKeys seen;

        Cleaning(int[] positions, TextKernel kernel, UnwantedRows emptyRows, @Nullable SeenKeys seen) {
            this.positions = positions;
            this.kernel = kernel;
            this.emptyRows = emptyRows;
            this.seen = seen;
        }

        @Override
        public void process(Batch batch, Output output) throws Exception {
            Batch clean = TextMapping.apply(batch, positions, kernel);
            if (emptyRows == UnwantedRows.DROP) {
                long[] empty = EmptyRows.find(clean);
                if (empty != null) {
                    output.count(RowFate.FILTERED, RowBits.count(empty, clean.rowCount()));
                    clean = RowBits.without(clean, empty);
                }
            }
            if (seen != null) {
                long[] repeated = RowBits.none(clean.rowCount());
                seen.mark(clean, repeated);
                output.count(RowFate.DEDUPLICATED, RowBits.count(repeated, clean.rowCount()));
                clean = RowBits.without(clean, repeated);
            }
            output.emit(clean);
        }

        @Override
        public void close() throws Exception {
            if (seen != null) {
                seen.close();
            }
        }
    }
}
