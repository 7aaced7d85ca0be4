package io.penstock.transform.join.set;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import java.util.List;

/**
 * The rows that another source does not have, as SQL's {@code EXCEPT}: each once, or ({@link SetRows#ALL}) as often as it comes more
 * often than in the other source. Rows are equal when every column is, nulls and NaNs being equal to each other, by a hash of 128 bits. INT64 and DECIMAL columns
 * may meet, other types must be the same. The first of equal rows stays, in order while the other source's different rows (about 40
 * bytes each) fit half of the memory share; else rows of both go to disk and come out part by part. Rows left out count as filtered,
 * repeated ones as deduplicated.
 */
public final class Except implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Extractor other;
    private final ColumnMatch by;
    private final SetRows rows;

    private Except(Extractor other, ColumnMatch by, SetRows rows) {
        this.other = other;
        this.by = by;
        this.rows = rows;
    }

    /** @param other the rows to leave out */
    public static Except of(Extractor other) {
        return new Except(other, ColumnMatch.NAME, SetRows.DISTINCT);
    }

    /** Which columns belong together; {@link ColumnMatch#NAME} by default. */
    public Except by(ColumnMatch match) {
        return new Except(other, match, rows);
    }

    /** Whether equal rows count once; {@link SetRows#DISTINCT} by default. */
    public Except rows(SetRows which) {
        return new Except(other, by, which);
    }

    @Override
    public Distribution distribution() {
        return Distribution.byKey(List.of());
    }

    @Override
    public List<Extractor> sides() {
        return List.of(other);
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of("except", "");
        all = by == ColumnMatch.NAME ? all : all.with("by", "position");
        return rows == SetRows.DISTINCT ? all : all.with("rows", "all");
    }

    /** @throws IllegalStateException always: the other schema is needed, see {@link #bind(Schema, List, Problems)} */
    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        throw new IllegalStateException("except is bound with the schema of its side");
    }

    @Override
    public BoundTransformer bind(Schema input, List<Schema> sides, Problems problems) {
        SetPlan plan = SetPlan.of(SetPlan.Operation.EXCEPT, rows, by, input, sides.get(0), problems);
        return plan == null
                ? BoundTransformer.broken(input)
                : BoundTransformer.of(input, context -> new SetStep(plan, other, context));
    }
}
