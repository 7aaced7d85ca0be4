package io.penstock.quality.check;

import io.penstock.data.Batch;
import io.penstock.error.EtlException;
import io.penstock.error.RunCancelledException;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.schema.Schema;
import io.penstock.spi.Inspection;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one condition: what is measured of their columns, and the checks that look at them. */
final class ScopeRun implements AutoCloseable {
    private final CheckPlan.Scope plan;
    private final List<Inspection> profiles;
    private final List<CheckRun> runs;
    private final int width;
    private int[] chosen = new int[0];
    private long rows;

    private ScopeRun(CheckPlan.Scope plan, List<Inspection> profiles, List<CheckRun> runs, int width) {
        this.width = width;
        this.plan = plan;
        this.profiles = profiles;
        this.runs = runs;
    }

    static ScopeRun open(CheckPlan.Scope plan, Schema schema, StepContext context, long share) throws Exception {
        List<Inspection> profiles = new ArrayList<>();
        List<CheckRun> runs = new ArrayList<>();
        ScopeRun opened = new ScopeRun(plan, profiles, runs, schema.size());
        try {
            for (ProfileDetail detail : ProfileDetail.values()) {
                List<String> columns = plan.profiles().entrySet().stream()
                        .filter(each -> each.getValue() == detail)
                        .map(Map.Entry::getKey)
                        .toList();
                if (!columns.isEmpty()) {
                    profiles.add(ColumnProfiler.columns(columns)
                            .detail(detail)
                            .open(schema, new SharedContext(context, 4 * share)));
                }
            }
            for (CheckPlan.Fitted fitted : plan.checks()) {
                runs.add(new CheckRun(fitted, fitted.test().open(new TestContext(context, share))));
            }
        } catch (Exception e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    boolean isEverything() {
        return plan.condition() == null;
    }

    long rows() {
        return rows;
    }

    /** @param before rows that came before this batch */
    void accept(Batch batch, long before) throws Exception {
        Batch kept = batch;
        int[] positions = null;
        var condition = plan.condition();
        if (condition != null) {
            if (chosen.length < batch.rowCount()) {
                chosen = new int[batch.rowCount()];
            }
            int count;
            try {
                count = condition.select(batch, chosen);
            } catch (EtlException e) {
                runs.forEach(run -> run.broke(e));
                return;
            }
            positions = chosen;
            kept = count == batch.rowCount() ? batch : batch.gather(chosen, count);
        }
        if (kept.rowCount() == 0) {
            return;
        }
        rows += kept.rowCount();
        for (Inspection profile : profiles) {
            profile.accept(kept);
        }
        for (CheckRun run : runs) {
            run.accept(kept, positions, before);
        }
    }

    void merge(ScopeRun other, long before) {
        rows += other.rows;
        for (int p = 0; p < profiles.size(); p++) {
            profiles.get(p).merge(other.profiles.get(p));
        }
        for (int r = 0; r < runs.size(); r++) {
            runs.get(r).merge(other.runs.get(r), before);
        }
    }

    /** The profiles of all columns that were asked for, in the order they were asked for. */
    ProfileResult profile() throws Exception {
        List<ColumnProfile> columns = new ArrayList<>();
        DistinctCount distinctRows = null;
        for (Inspection each : profiles) {
            if (each.result() instanceof ProfileResult profile) {
                columns.addAll(profile.columns());
                if (profile.columns().size() == width) {
                    distinctRows = profile.distinctRows();
                }
            }
        }
        List<String> order = List.copyOf(plan.profiles().keySet());
        columns.sort((a, b) -> Integer.compare(order.indexOf(a.name()), order.indexOf(b.name())));
        return new ProfileResult(rows, columns, distinctRows);
    }

    /** Puts each check's result where the check stands among all. */
    void judge(Evidence evidence, @Nullable CheckResult[] results) throws Exception {
        for (CheckRun run : runs) {
            results[run.number()] = run.judge(evidence);
        }
    }

    @Override
    public void close() throws Exception {
        Exception first = null;
        List<AutoCloseable> all = new ArrayList<>(profiles);
        all.addAll(runs);
        for (AutoCloseable each : all) {
            try {
                each.close();
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

    /** Throws what must end the run; other failures of data end only the check. */
    static void passOn(EtlException e) {
        if (e instanceof RunCancelledException) {
            throw e;
        }
    }
}
