package io.penstock.transform.validate.rows;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.error.ErrorCode;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.RowCheck;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.validate.check.RuleCodes;
import java.util.List;

/**
 * An app's own test of whole rows; nulls are for the test to judge.
 *
 * @param name what reports call it
 * @param message one sentence about a row that fails
 */
public record CustomCheck(String name, RowPredicate predicate, String message) implements RowCheck {
    @Override
    public Description describe() {
        return Description.of("custom", name);
    }

    /** None: only the app knows which columns it looks at. */
    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public ErrorCode code() {
        return RuleCodes.CUSTOM;
    }

    @Override
    public BoundCheck bind(Schema input, Problems problems) {
        return context -> this::test;
    }

    private void test(Batch batch, long[] failed) throws Exception {
        synchronized (predicate) {
            for (int i = 0; i < batch.rowCount(); i++) {
                if (!passes(batch, i)) {
                    RowBits.set(failed, i);
                }
            }
        }
    }

    private boolean passes(Batch batch, int i) throws InterruptedException {
        try {
            return predicate.test(batch.row(i));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            Origin origin = batch.origin();
            Problem problem = new Problem(
                    TransformErrors.FUNCTION_FAILED,
                    origin == null ? null : origin.position(i).toString(),
                    "rule custom(" + name + ") threw " + e.getClass().getName(),
                    "The exception, with its own message, is the cause of this one.");
            throw new TransformException(problem, e);
        }
    }
}
