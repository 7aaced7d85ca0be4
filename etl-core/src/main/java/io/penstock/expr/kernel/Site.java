package io.penstock.expr.kernel;

import io.penstock.data.Origin;
import io.penstock.error.ErrorCode;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import java.io.Serializable;

/**
 * The place of a node in its expression, for messages.
 *
 * @param source the whole text
 * @param position counted from 1
 */
public record Site(String source, int position) implements Serializable {
    /** The place as messages name it. */
    public String place() {
        return "expression '" + source + "', position " + position;
    }

    public Problem problem(ErrorCode code, String what) {
        return Problem.of(code, what).at(place());
    }

    /**
     * Refuses row {@code i} when it is active; returns otherwise.
     *
     * @throws TransformException naming the row by its place in the source, or in the batch where that is not known
     */
    public void fail(Frame frame, int i, ErrorCode code, String what) {
        if (!frame.isActive(i)) {
            return;
        }
        Origin origin = frame.batch().origin();
        String row = origin == null
                ? "row " + (i + 1) + " of the batch"
                : origin.position(i).toString();
        throw new TransformException(problem(code, what).at(row));
    }
}
