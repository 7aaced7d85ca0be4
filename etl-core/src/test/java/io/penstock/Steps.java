package io.penstock;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowCheck;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import io.penstock.spi.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Steps on the numbers source, for tests of the engine. */
final class Steps {
    private Steps() {}

    record Custom(String name, Distribution distribution, Function<StepContext, Step> opening) implements Transformer {
        @Override
        public Description describe() {
            return Description.of(name, "");
        }

        @Override
        public BoundTransformer bind(Schema input, Problems problems) {
            return BoundTransformer.of(input, opening);
        }
    }

    static Transformer of(String name, Distribution distribution, Step step) {
        return new Custom(name, distribution, context -> step);
    }

    /** Keeps even numbers. */
    static Transformer even() {
        return of("even", Distribution.ANY, (batch, output) -> {
            LongColumn n = (LongColumn) batch.column("n");
            int[] rows = new int[batch.rowCount()];
            int kept = 0;
            for (int i = 0; i < rows.length; i++) {
                if (n.get(i) % 2 == 0) {
                    rows[kept++] = i;
                }
            }
            output.count(RowFate.FILTERED, batch.rowCount() - kept);
            output.emit(batch.gather(rows, kept));
        });
    }

    /** Holds every batch back and gives all of them out at the end, last first. */
    static Transformer reversed() {
        return new Custom("reversed", Distribution.ALL, context -> new Step() {
            private final List<Batch> held = new ArrayList<>();

            @Override
            public void process(Batch batch, Output output) {
                held.add(batch);
            }

            @Override
            public void finish(Output output) {
                for (int b = held.size() - 1; b >= 0; b--) {
                    Batch batch = held.get(b);
                    int[] rows = new int[batch.rowCount()];
                    for (int i = 0; i < rows.length; i++) {
                        rows[i] = rows.length - 1 - i;
                    }
                    output.emit(batch.gather(rows, rows.length));
                }
            }
        });
    }

    /** Fails rows whose number is a multiple of {@code divisor}. */
    static ValidationRule notMultipleOf(long divisor) {
        return ValidationRule.of(new NotMultiple(divisor));
    }

    private record NotMultiple(long divisor) implements RowCheck {
        @Override
        public Description describe() {
            return Description.of("not_multiple", String.valueOf(divisor));
        }

        @Override
        public List<String> columns() {
            return List.of("n");
        }

        @Override
        public String message() {
            return "is a multiple of " + divisor;
        }

        @Override
        public BoundCheck bind(Schema input, Problems problems) {
            int column = problems.column(input, "n");
            return context -> (batch, failed) -> {
                LongColumn n = (LongColumn) batch.column(column);
                for (int i = 0; i < batch.rowCount(); i++) {
                    if (n.get(i) % divisor == 0) {
                        failed[i >>> 6] |= 1L << i;
                    }
                }
            };
        }
    }
}
