package io.penstock.quality.check;

import io.penstock.data.Batch;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.schema.Schema;
import io.penstock.spi.Inspection;
import io.penstock.spi.InspectionResult;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks at work. */
final class CheckInspection implements Inspection {
    private final Checks checks;
    private final Schema schema;
    private final StepContext context;
    private final List<ScopeRun> scopes;
    private long rows;

    private CheckInspection(Checks checks, Schema schema, StepContext context, List<ScopeRun> scopes) {
        this.checks = checks;
        this.schema = schema;
        this.context = context;
        this.scopes = scopes;
    }

    static CheckInspection open(Checks checks, CheckPlan plan, Schema schema, StepContext context) throws Exception {
        long parts = plan.scopes().stream()
                .mapToLong(scope -> scope.checks().size() + (scope.profiles().isEmpty() ? 0 : 4))
                .sum();
        long share = context.memoryShare() / Math.max(1, parts);
        List<ScopeRun> scopes = new ArrayList<>();
        CheckInspection opened = new CheckInspection(checks, schema, context, scopes);
        try {
            for (CheckPlan.Scope scope : plan.scopes()) {
                scopes.add(ScopeRun.open(scope, schema, context, share));
            }
        } catch (Exception e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    @Override
    public void accept(Batch batch) throws Exception {
        for (ScopeRun scope : scopes) {
            scope.accept(batch, rows);
        }
        rows += batch.rowCount();
    }

    @Override
    public void merge(Inspection other) {
        CheckInspection that = (CheckInspection) other;
        for (int s = 0; s < scopes.size(); s++) {
            scopes.get(s).merge(that.scopes.get(s), rows);
        }
        rows += that.rows;
    }

    @Override
    public InspectionResult result() throws Exception {
        History history = checks.history().of(context.pipeline());
        @Nullable CheckResult[] declared = new CheckResult[checks.checks().size()];
        List<CheckResult> found = new ArrayList<>();
        ProfileResult profile = null;
        for (ScopeRun scope : scopes) {
            Evidence evidence = new Evidence(schema, scope.rows(), scope.profile(), history, context.startedAt());
            scope.judge(evidence, declared);
            if (scope.isEverything()) {
                profile = evidence.profile();
                for (CheckSource source : checks.sources()) {
                    found.addAll(source.results(evidence));
                }
            }
        }
        List<CheckResult> all = new ArrayList<>();
        Arrays.stream(declared).filter(result -> result != null).forEach(all::add);
        all.addAll(found);
        return new QualityReport(context.pipeline(), context.startedAt(), rows, schema, all, profile);
    }

    @Override
    public void close() throws Exception {
        Exception first = null;
        for (ScopeRun scope : scopes) {
            try {
                scope.close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
