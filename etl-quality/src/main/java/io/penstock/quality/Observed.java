package io.penstock.quality;

import io.penstock.data.Batch;
import io.penstock.quality.check.Checks;
import io.penstock.quality.check.QualityReport;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Inspection;
import io.penstock.spi.InspectionResult;
import io.penstock.spi.Inspector;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.util.List;
import java.util.Map;

/** Checks that stop nothing: their report is the answer. */
record Observed(Checks checks) implements Inspector {
    @Override
    public Description describe() {
        return checks.describe();
    }

    @Override
    public void bind(Schema input, Problems problems) {
        checks.bind(input, problems);
    }

    @Override
    public Inspection open(Schema schema, StepContext context) throws Exception {
        Inspection inner = checks.open(schema, context);
        return new Inspection() {
            @Override
            public void accept(Batch batch) throws Exception {
                inner.accept(batch);
            }

            @Override
            public void merge(Inspection other) {
                throw new UnsupportedOperationException("a source is checked in one stream");
            }

            @Override
            public InspectionResult result() throws Exception {
                return new Result((QualityReport) inner.result());
            }

            @Override
            public void close() throws Exception {
                inner.close();
            }
        };
    }

    /** The report without its blockers. */
    record Result(QualityReport report) implements InspectionResult {
        @Override
        public String type() {
            return report.type();
        }

        @Override
        public Map<String, Object> toMap() {
            return report.toMap();
        }

        @Override
        public List<String> lines() {
            return report.lines();
        }
    }
}
