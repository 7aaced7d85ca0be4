package io.penstock.transform.shape;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.error.EtlException;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.transform.TransformErrors;
import org.jspecify.annotations.Nullable;

/** What is told when a user's function fails: which function, which record, the exception's class; never a value. */
final class UserFailure {
    private UserFailure() {}

    /** The failure at row {@code i} of a batch. */
    static Exception at(Batch batch, int i, String function, Exception cause) {
        Origin origin = batch.origin();
        return of(origin == null ? null : origin.position(i).toString(), function, cause);
    }

    /** The failure at some row of a batch: the place is the batch's first record. */
    static Exception in(Batch batch, String function, Exception cause) {
        Origin origin = batch.origin();
        String where =
                origin == null || batch.rowCount() == 0 ? null : "in the batch that starts at " + origin.position(0);
        return of(where, function, cause);
    }

    private static Exception of(@Nullable String where, String function, Exception cause) {
        if (cause instanceof InterruptedException || cause instanceof EtlException) {
            return cause;
        }
        Problem problem = cause instanceof IllegalArgumentException
                        && cause.getMessage() != null
                        && cause.getMessage().startsWith("column '")
                ? new Problem(
                        TransformErrors.FUNCTION_RESULT,
                        where,
                        function + " gave a value that does not fit: " + cause.getMessage(),
                        null)
                : new Problem(
                        TransformErrors.FUNCTION_FAILED,
                        where,
                        function + " threw " + cause.getClass().getName(),
                        "The exception, with its own message, is the cause of this one.");
        return new TransformException(problem, cause);
    }
}
