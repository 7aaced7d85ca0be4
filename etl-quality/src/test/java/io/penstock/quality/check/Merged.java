package io.penstock.quality.check;

import io.penstock.data.Batch;
import io.penstock.spi.Inspection;
import io.penstock.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;

/** The result of a check over batches, in one go or in parts that are merged. */
public final class Merged {
    private Merged() {}

    /** @param parts how many runs share the batches, cut in order */
    public static CheckResult of(Check check, List<Batch> batches, int parts, long memory) throws Exception {
        try (TestContext context = TestContext.create().memoryShare(memory)) {
            List<Inspection> runs = new ArrayList<>();
            for (int p = 0; p < parts; p++) {
                Inspection run = check.open(batches.get(0).schema(), context);
                for (Batch batch : batches.subList(p * batches.size() / parts, (p + 1) * batches.size() / parts)) {
                    run.accept(batch);
                }
                runs.add(run);
            }
            for (Inspection later : runs.subList(1, parts)) {
                runs.get(0).merge(later);
            }
            QualityReport report = (QualityReport) runs.get(0).result();
            for (Inspection run : runs) {
                run.close();
            }
            return report.results().get(0);
        }
    }
}
