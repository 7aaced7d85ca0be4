package io.penstock.quality.check;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Several checks in one pass: what they need of a column is measured once. Immutable. */
public final class Checks implements Inspector {
    private static final long serialVersionUID = 1L;

    private final List<Check> checks;
    private final List<CheckSource> sources;
    private final HistorySource history;

    private Checks(List<Check> checks, List<CheckSource> sources, HistorySource history) {
        this.checks = List.copyOf(checks);
        this.sources = List.copyOf(sources);
        this.history = history;
    }

    public static Checks of(Check... checks) {
        return of(List.of(checks));
    }

    public static Checks of(List<Check> checks) {
        return new Checks(checks, List.of(), pipeline -> History.none());
    }

    /** The same with more checks. */
    public Checks and(List<Check> more) {
        return new Checks(Stream.concat(checks.stream(), more.stream()).toList(), sources, history);
    }

    /** The same with checks that follow from what the rows turn out to be. */
    public Checks and(CheckSource source) {
        return new Checks(
                checks, Stream.concat(sources.stream(), Stream.of(source)).toList(), history);
    }

    /** Where checks that compare with earlier runs find them; nowhere by default. */
    public Checks history(HistorySource source) {
        return new Checks(checks, sources, source);
    }

    /** Each check changed in the same way. */
    public Checks each(UnaryOperator<Check> change) {
        return new Checks(checks.stream().map(change).toList(), sources, history);
    }

    public List<Check> checks() {
        return checks;
    }

    List<CheckSource> sources() {
        return sources;
    }

    HistorySource history() {
        return history;
    }

    /** Names the check; of several, each gets its columns behind the name. */
    @Override
    public Checks named(String name) {
        return checks.size() == 1
                ? each(check -> check.named(name))
                : each(check -> check.named(name + "(" + check.test().describe().subject() + ")"));
    }

    @Override
    public Description describe() {
        return checks.size() == 1 && sources.isEmpty()
                ? checks.get(0).describe()
                : Description.of("quality", checks.size() + (checks.size() == 1 ? " check" : " checks"));
    }

    @Override
    public Optional<Inspector> with(Inspector next) {
        if (next instanceof Check check) {
            return Optional.of(and(List.of(check)));
        } else if (next instanceof Checks others) {
            List<Check> all = new ArrayList<>(checks);
            all.addAll(others.checks);
            List<CheckSource> both = new ArrayList<>(sources);
            both.addAll(others.sources);
            return Optional.of(new Checks(all, both, history));
        }
        return Optional.empty();
    }

    /** @throws PlanException is not thrown here: problems are added, each with the name of its check */
    @Override
    public void bind(Schema input, Problems problems) {
        if (checks.isEmpty() && sources.isEmpty()) {
            problems.add(Problem.of(CheckErrors.NO_CHECKS, "there is no check")
                    .next("Declare one, or leave the checks out."));
        }
        CheckPlan.bind(this, input, problems);
    }

    @Override
    public Inspection open(Schema schema, StepContext context) throws Exception {
        Problems problems = new Problems();
        CheckPlan plan = CheckPlan.bind(this, schema, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found());
        }
        return CheckInspection.open(this, plan, schema, context);
    }
}
