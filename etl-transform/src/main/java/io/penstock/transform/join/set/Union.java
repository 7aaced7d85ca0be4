package io.penstock.transform.join.set;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchReader;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.keys.SeenKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that arrive, and behind them those of other sources, in order. Columns meet by name (or position), types as in
 * expressions: numbers in the widest, DATE and TIMESTAMP in TIMESTAMP; other differences are problems of the plan. Rows of the other
 * sources count as generated. With {@link SetRows#DISTINCT} the first of equal rows stays (nulls and NaNs equal each other), the
 * others count as deduplicated; hashes of 16 bytes a row are remembered, beyond the memory share on disk.
 */
public final class Union implements Transformer {
    private static final long serialVersionUID = 1L;

    private final List<Extractor> others;
    private final ColumnMatch by;
    private final MissingColumns missing;
    private final SetRows rows;

    private Union(List<Extractor> others, ColumnMatch by, MissingColumns missing, SetRows rows) {
        this.others = List.copyOf(others);
        this.by = by;
        this.missing = missing;
        this.rows = rows;
    }

    public static Union with(Extractor... others) {
        return with(List.of(others));
    }

    public static Union with(List<Extractor> others) {
        return new Union(others, ColumnMatch.NAME, MissingColumns.FAIL, SetRows.ALL);
    }

    /** Which columns belong together; {@link ColumnMatch#NAME} by default. */
    public Union by(ColumnMatch match) {
        return new Union(others, match, missing, rows);
    }

    /** Columns that not every source has; {@link MissingColumns#FAIL} by default. */
    public Union missing(MissingColumns policy) {
        return new Union(others, by, policy, rows);
    }

    /** Whether equal rows stay; {@link SetRows#ALL} by default. */
    public Union rows(SetRows which) {
        return new Union(others, by, missing, which);
    }

    @Override
    public Distribution distribution() {
        return Distribution.ALL;
    }

    @Override
    public List<Extractor> sides() {
        return others;
    }

    @Override
    public Description describe() {
        Description all = Description.of("union", "");
        all = by == ColumnMatch.NAME ? all : all.with("by", "position");
        all = missing == MissingColumns.FAIL ? all : all.with("missing", "null");
        return rows == SetRows.ALL ? all : all.with("rows", rows.name().toLowerCase(Locale.ROOT));
    }

    /** @throws IllegalStateException always: the other schemas are needed, see {@link #bind(Schema, List, Problems)} */
    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        throw new IllegalStateException("a union is bound with the schemas of its sides");
    }

    @Override
    public BoundTransformer bind(Schema input, List<Schema> sides, Problems problems) {
        List<Schema> sources = new ArrayList<>();
        sources.add(input);
        sources.addAll(sides);
        List<Alignment> alignments = Alignment.all(sources, by, missing, problems);
        if (alignments.isEmpty()) {
            return BoundTransformer.broken(input);
        }
        Schema output = alignments.get(0).output();
        return BoundTransformer.of(output, context -> new UnionStep(alignments, context));
    }

    private final class UnionStep implements Step {
        private final List<Alignment> alignments;
        private final StepContext context;
        private final @Nullable SeenKeys seen;

        UnionStep(List<Alignment> alignments, StepContext context) {
            this.alignments = alignments;
            this.context = context;
            Schema output = alignments.get(0).output();
            this.seen = rows == SetRows.ALL
                    ? null
                    : SeenKeys.of(output, IntStream.range(0, output.size()).toArray(), context);
        }

        @Override
        public void process(Batch batch, Output output) {
            emit(alignments.get(0).align(batch), output);
        }

        @Override
        public void finish(Output output) {
            for (int s = 0; s < others.size(); s++) {
                try (BatchReader reader = BatchReader.open(others.get(s), context)) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        output.count(RowFate.GENERATED, batch.rowCount());
                        emit(alignments.get(s + 1).align(batch), output);
                    }
                }
            }
        }

        private void emit(Batch batch, Output output) {
            if (seen == null) {
                output.emit(batch);
                return;
            }
            long[] repeated = RowBits.none(batch.rowCount());
            seen.mark(batch, repeated);
            output.count(RowFate.DEDUPLICATED, RowBits.count(repeated, batch.rowCount()));
            output.emit(RowBits.without(batch, repeated));
        }

        @Override
        public void close() throws IOException {
            if (seen != null) {
                seen.close();
            }
        }
    }
}
