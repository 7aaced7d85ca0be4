package io.penstock.quality.check;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.error.EtlException;
import io.penstock.quality.profile.ValueDisplay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One check at work: its test, the failing rows kept of it, and what broke. */
final class CheckRun implements AutoCloseable {
    private static final int LONGEST_VALUE = 200;

    private final CheckPlan.Fitted fitted;
    private final RunningTest test;
    private final List<SampleRow> samples = new ArrayList<>();
    private @Nullable String broken;

    CheckRun(CheckPlan.Fitted fitted, RunningTest test) {
        this.fitted = fitted;
        this.test = test;
    }

    int number() {
        return fitted.number();
    }

    private Check check() {
        return fitted.check();
    }

    void broke(EtlException e) {
        ScopeRun.passOn(e);
        if (broken == null) {
            broken = e.problems().get(0).what();
        }
    }

    /**
     * Looks at rows.
     *
     * @param positions where the rows were in the batch that passed; null when all of it came
     * @param before rows that came before that batch
     */
    void accept(Batch batch, int @Nullable [] positions, long before) throws Exception {
        if (broken != null) {
            return;
        }
        try {
            test.accept(batch, row -> keep(batch, row, before + (positions == null ? row : positions[row]) + 1));
        } catch (EtlException e) {
            broke(e);
        } catch (IOException e) {
            broke(CheckErrors.noSpace(e));
        }
    }

    private void keep(Batch batch, int row, long number) {
        if (samples.size() >= check().samples()) {
            return;
        }
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        if (check().values() == ValueDisplay.SHOWN) {
            for (String name : check().test().columns()) {
                Column column = batch.column(name);
                Object value = column.isNull(row) ? null : column.value(row);
                values.put(name, value == null ? null : cut(value.toString()));
            }
        }
        samples.add(new SampleRow(number, values));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /** @param before rows that this run has seen */
    void merge(CheckRun other, long before) {
        if (broken == null) {
            broken = other.broken;
        }
        if (broken == null) {
            try {
                test.merge(other.test);
            } catch (EtlException e) {
                broke(e);
            }
        }
        for (SampleRow sample : other.samples) {
            if (samples.size() < check().samples()) {
                samples.add(new SampleRow(before + sample.row(), sample.values()));
            }
        }
    }

    CheckResult judge(Evidence evidence) throws Exception {
        Finding finding;
        if (broken != null) {
            finding = new Finding.Broken(broken);
        } else {
            try {
                finding = test.finding(evidence);
            } catch (EtlException e) {
                ScopeRun.passOn(e);
                finding = new Finding.Broken(e.problems().get(0).what());
            } catch (IOException e) {
                finding = new Finding.Broken(
                        CheckErrors.noSpace(e).problems().get(0).what());
            }
        }
        return Judge.judge(check(), finding, samples);
    }

    @Override
    public void close() throws Exception {
        test.close();
    }
}
