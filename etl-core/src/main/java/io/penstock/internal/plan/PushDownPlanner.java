package io.penstock.internal.plan;

import io.penstock.PipelineStep;
import io.penstock.PushDown;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.expr.syntax.Node;
import io.penstock.internal.plan.BoundPlan.BoundStep;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks sources to leave out what the steps would drop. Every step stays as it is: a filter judges again what comes. What would
 * change what is loaded, rejected or remembered is not asked for:
 *
 * <ul>
 *   <li>columns, when that changes the schema of rejected rows, or of what reaches the sinks;
 *   <li>rows, of a source that moves a watermark, and of a pipeline that commits on its way.
 * </ul>
 */
public final class PushDownPlanner {
    private PushDownPlanner() {}

    /**
     * The plan with reduced sources; the plan itself where there is nothing to gain.
     *
     * @throws EtlException when a source fails while it is asked
     */
    public static BoundPlan apply(BoundPlan plan, StepContext context) {
        if (plan.pipeline().pushDown() == PushDown.OFF) {
            return plan;
        }
        try {
            BoundPlan filtered = filtered(plan, context);
            Set<String> needed = needed(filtered);
            return needed.size() == filtered.source().size() ? filtered : projected(filtered, needed, context);
        } catch (EtlException e) {
            throw e.in(plan.pipeline().name(), null).leaving(PlanBinder.UNTOUCHED);
        } catch (Exception e) {
            throw new ExtractException(Problem.of(PlanBinder.SOURCE_UNREADABLE, "the source cannot be read: " + e), e)
                    .in(plan.pipeline().name(), null)
                    .leaving(PlanBinder.UNTOUCHED);
        }
    }

    private static BoundPlan filtered(BoundPlan plan, StepContext context) throws Exception {
        Expr condition = plan.pipeline().commitEvery() > 0 ? null : condition(plan);
        if (condition == null) {
            return plan;
        }
        List<Extractor> sources = new ArrayList<>();
        List<Pushed> pushed = new ArrayList<>();
        for (Extractor source : plan.sources()) {
            Optional<Extractor> reduced =
                    source.stateKey().isPresent() ? Optional.empty() : source.filter(condition, context);
            sources.add(reduced.orElse(source));
            pushed.add(reduced.isPresent() ? new Pushed(List.of(), condition) : Pushed.NOTHING);
        }
        return plan.reading(sources, pushed);
    }

    /** What the filters right behind the source ask for, up to the first part that may fail; null for nothing. */
    private static @Nullable Expr condition(BoundPlan plan) {
        List<Node> parts = new ArrayList<>();
        for (BoundStep step : plan.steps()) {
            Optional<Expr> predicate = step.step() instanceof PipelineStep.Transform transform
                    ? transform.transformer().predicate()
                    : Optional.empty();
            if (predicate.isEmpty() || !addParts(predicate.get().root(), plan.source(), parts)) {
                break;
            }
        }
        if (parts.isEmpty()) {
            return null;
        }
        int position = parts.get(0).position();
        return Expr.of(parts.size() == 1 ? parts.get(0) : new Node.Logic(position, Node.Junction.AND, parts));
    }

    /** Adds the parts of an AND one by one; false at the first that cannot be asked for. */
    private static boolean addParts(Node node, Schema schema, List<Node> parts) {
        if (node instanceof Node.Logic logic && logic.junction() == Node.Junction.AND) {
            return logic.parts().stream().allMatch(part -> addParts(part, schema, parts));
        }
        Expr part = Expr.of(node);
        BoundExpr bound = part.bind(schema, problem -> {});
        boolean safe = bound != null
                && bound.type() == Type.BOOLEAN
                && !bound.canFail()
                && part.columns().stream().allMatch(schema::contains);
        return safe && parts.add(node);
    }

    /** The source's columns that something uses. */
    private static Set<String> needed(BoundPlan plan) {
        Set<String> wanted = new HashSet<>(plan.output().names());
        for (int s = plan.steps().size() - 1; s >= 0; s--) {
            BoundStep step = plan.steps().get(s);
            wanted = step.step() instanceof PipelineStep.Transform transform
                    ? new HashSet<>(transform.transformer().needs(step.input(), wanted))
                    : new HashSet<>(step.input().names());
            wanted.retainAll(step.input().names());
        }
        return wanted;
    }

    private static BoundPlan projected(BoundPlan plan, Set<String> needed, StepContext context) throws Exception {
        List<String> columns = plan.source().names().stream()
                .filter(name ->
                        needed.isEmpty() ? name.equals(plan.source().names().get(0)) : needed.contains(name))
                .toList();
        List<Extractor> sources = new ArrayList<>();
        Schema narrow = null;
        for (Extractor source : plan.sources()) {
            Extractor reduced = source.project(columns, context).orElse(null);
            Schema schema = reduced == null ? null : reduced.schema(context);
            if (reduced == null || schema == null || (narrow != null && !narrow.equals(schema))) {
                return plan;
            }
            narrow = schema;
            sources.add(reduced);
        }
        if (narrow == null || !isPart(narrow, plan.source())) {
            return plan;
        }
        return rebound(plan, sources, narrow, context);
    }

    private static boolean isPart(Schema narrow, Schema whole) {
        int[] positions = narrow.names().stream().mapToInt(whole::find).toArray();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0 || (i > 0 && positions[i] <= positions[i - 1])) {
                return false;
            }
        }
        return whole.select(positions).equals(narrow);
    }

    private static BoundPlan rebound(BoundPlan plan, List<Extractor> sources, Schema narrow, StepContext context)
            throws Exception {
        Schema original = sources.get(0).originalSchema(context);
        if (plan.pipeline().rejects() != null && !original.equals(plan.original())) {
            return plan;
        }
        Problems problems = new Problems();
        List<BoundStep> steps = new ArrayList<>();
        Schema output = PlanBinder.bindSteps(plan.pipeline(), narrow, context, steps, problems, Transformer::narrowed);
        if (!problems.isEmpty() || !output.equals(plan.output())) {
            return plan;
        }
        List<String> unread = new ArrayList<>(plan.source().names());
        unread.removeAll(narrow.names());
        List<Pushed> pushed = plan.pushed().stream()
                .map(each -> new Pushed(unread, each.condition()))
                .toList();
        return new BoundPlan(
                plan.pipeline(), sources, pushed, narrow, original, steps, output, RejectSchema.of(original));
    }
}
