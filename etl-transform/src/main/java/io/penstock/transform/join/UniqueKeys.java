package io.penstock.transform.join;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.keys.SeenKeys;
import io.penstock.transform.internal.match.KeyColumns;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Holds a side to the promise that its keys are unique. One thread. */
final class UniqueKeys implements AutoCloseable {
    private final JoinPlan plan;
    private final KeyColumns key;
    private final String side;
    private final SeenKeys seen;

    /** @param side the side in words, for messages: {@code the right side, csv members.csv,} */
    UniqueKeys(JoinPlan plan, KeyColumns key, String side, StepContext context) {
        this.plan = plan;
        this.key = key;
        this.side = side;
        this.seen = SeenKeys.of(key.schema(), IntStream.range(0, key.size()).toArray(), context);
    }

    /** @throws TransformException {@code PEN-3404} for the first row whose key came before */
    void check(Batch batch) {
        Batch keys = key.of(batch);
        if (plan.settings().nulls() == NullKeys.NEVER) {
            long[] unmatched = RowBits.none(keys.rowCount());
            for (int k = 0; k < key.size(); k++) {
                for (int w = 0; w < unmatched.length; w++) {
                    unmatched[w] |= ~keys.column(k).validity().word(w);
                }
            }
            keys = RowBits.without(keys, unmatched);
        }
        long[] repeated = RowBits.none(keys.rowCount());
        seen.mark(keys, repeated);
        for (int i = 0; i < keys.rowCount(); i++) {
            if (RowBits.get(repeated, i)) {
                throw repeated(keys.origin(), i);
            }
        }
    }

    private TransformException repeated(@Nullable Origin origin, int row) {
        String columns = plan.settings().keys().stream().map(KeyPair::toString).collect(Collectors.joining(", "));
        Problem problem = Problem.of(
                        JoinErrors.CARDINALITY,
                        "the join expects "
                                + plan.settings().expect().name().toLowerCase(Locale.ROOT) + ", but " + side
                                + " has more than one row of one key (" + columns + ")")
                .next("Remove duplicates of that side first, or expect another cardinality.");
        return new TransformException(
                origin == null ? problem : problem.at(origin.position(row).toString()));
    }

    @Override
    public void close() throws IOException {
        seen.close();
    }
}
