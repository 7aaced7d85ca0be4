package io.penstock.spi;

import io.penstock.schema.Schema;
import java.util.function.Function;

/** A step that fits its input. Immutable; opened once per thread (distribution ANY) or once per run. */
public interface BoundTransformer {
    /** The schema of every emitted batch. */
    Schema output();

    Step open(StepContext context) throws Exception;

    /** A bound step without state across batches. */
    static BoundTransformer of(Schema output, Function<StepContext, Step> open) {
        return new BoundTransformer() {
            @Override
            public Schema output() {
                return output;
            }

            @Override
            public Step open(StepContext context) {
                return open.apply(context);
            }
        };
    }

    /** What {@link Transformer#bind} gives after adding problems: the schema it would have, no step. */
    static BoundTransformer broken(Schema guess) {
        return of(guess, context -> {
            throw new IllegalStateException("a plan with problems is never opened");
        });
    }
}
