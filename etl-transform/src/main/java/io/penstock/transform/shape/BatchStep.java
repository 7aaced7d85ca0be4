package io.penstock.transform.shape;

import io.penstock.data.Batch;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import org.jspecify.annotations.Nullable;

/** Every batch through a {@link BatchFunction}; made by {@link Steps#batch}. Immutable. */
public final class BatchStep implements Transformer {
    private static final long serialVersionUID = 1L;

    private final BatchFunction function;
    private final String name;
    private final @Nullable Schema output;

    private BatchStep(BatchFunction function, String name, @Nullable Schema output) {
        this.function = function;
        this.name = name;
        this.output = output;
    }

    static BatchStep of(BatchFunction function) {
        return new BatchStep(function, "the batch function", null);
    }

    /** How reports and messages name the step; {@code the batch function} by default. */
    public BatchStep named(String newName) {
        return new BatchStep(function, newName, output);
    }

    /** The schema of every batch the function gives; the input's by default. */
    public BatchStep output(Schema schema) {
        return new BatchStep(function, name, schema);
    }

    @Override
    public Description describe() {
        return Description.of("batch", name);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        Schema declared = output == null ? input : output;
        return BoundTransformer.of(declared, context -> (batch, out) -> process(batch, declared, out));
    }

    private void process(Batch batch, Schema declared, Output out) throws Exception {
        Batch result;
        try {
            synchronized (function) {
                result = function.apply(batch);
            }
        } catch (Exception e) {
            throw UserFailure.in(batch, name, e);
        }
        if (!result.schema().equals(declared)) {
            throw new TransformException(Problem.of(
                    TransformErrors.FUNCTION_RESULT,
                    name + " gave a batch of " + result.schema() + ", declared is " + declared));
        }
        int more = result.rowCount() - batch.rowCount();
        out.count(more < 0 ? RowFate.FILTERED : RowFate.GENERATED, Math.abs(more));
        out.emit(result);
    }
}
