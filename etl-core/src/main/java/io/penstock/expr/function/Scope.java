package io.penstock.expr.function;

import io.penstock.data.Batch;
import io.penstock.error.ErrorCode;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.syntax.Node;
import io.penstock.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One binding of one expression: the text for messages, the columns, and where problems go. One thread.
 *
 * @param source the expression's text
 * @param schema the columns
 * @param problems takes every problem found
 */
public record Scope(String source, Schema schema, Consumer<Problem> problems) {
    private static final Frame ONE_ROW = Frame.of(Batch.of(Schema.empty(), List.of(), 1));

    public Site site(Node node) {
        return new Site(source, node.position());
    }

    /** Adds a problem at {@code node}. */
    public void tell(Node node, ErrorCode code, String what) {
        problems.accept(site(node).problem(code, what));
    }

    /** Adds a problem at {@code node}; gives null, for the caller to return. */
    public @Nullable Kernel refuse(Node node, ErrorCode code, String what) {
        tell(node, code, what);
        return null;
    }

    /** The kernel as a constant when all its operands are; null, after adding the problem, where that constant is an error. */
    public @Nullable Kernel fold(Kernel kernel, List<Operand> operands) {
        if (kernel instanceof Constant
                || !operands.stream().allMatch(operand -> operand.kernel() instanceof Constant)) {
            return kernel;
        }
        try {
            return Constant.of(kernel.evaluate(ONE_ROW));
        } catch (TransformException e) {
            Problem problem = e.problems().get(0);
            String where = problem.where();
            String place = where == null ? "" : where.substring(where.indexOf("expression '"));
            problems.accept(new Problem(problem.code(), place, problem.what(), problem.next()));
            return null;
        }
    }
}
