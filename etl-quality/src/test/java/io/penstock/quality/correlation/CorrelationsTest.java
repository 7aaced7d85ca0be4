package io.penstock.quality.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.CheckSource;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.profile.remark.ProfileRemarks;
import io.penstock.quality.profile.remark.Remark;
import io.penstock.quality.profile.remark.RemarkKind;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.StandaloneContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("a", Type.INT64),
            Field.of("b", Type.FLOAT64),
            Field.of("c", Type.FLOAT64),
            Field.of("t", Type.TEXT));

    private static Batch rows(int count, long seed) {
        Random random = new Random(seed);
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        for (int i = 0; i < count; i++) {
            long a = random.nextInt(1000);
            Double b = i % 11 == 0 ? null : (Double) (3.0 * a + 50 * random.nextGaussian());
            builder.add(a, b, 1e9 + random.nextGaussian(), i % 3 == 0 ? "Open" : i % 3 == 1 ? "open " : "closed");
        }
        return builder.build();
    }

    private static Object inspect(Inspector inspector, Batch... batches) throws Exception {
        try (StandaloneContext context = StandaloneContext.named("test");
                Inspection inspection = inspector.open(SCHEMA, context)) {
            for (Batch batch : batches) {
                inspection.accept(batch);
            }
            return inspection.result();
        }
    }

    @Test
    void isWhatDuckDbComputes() throws Exception {
        Batch batch = rows(5000, 1);
        CorrelationResult result = (CorrelationResult) inspect(Correlations.ofAll(), batch);
        assertThat(result.pairs()).hasSize(3);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE t (a BIGINT, b DOUBLE, c DOUBLE)");
            try (PreparedStatement insert = duck.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    for (int c = 0; c < 3; c++) {
                        insert.setObject(c + 1, batch.row(i).get(c));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            for (CorrelationResult.Pair pair : result.pairs()) {
                try (ResultSet row =
                        statement.executeQuery("SELECT corr(" + pair.left() + ", " + pair.right() + ") FROM t")) {
                    row.next();
                    assertThat(pair.value()).isCloseTo(row.getDouble(1), within(1e-6));
                }
            }
        }
    }

    @Test
    void isTheSameInParts() throws Exception {
        Batch first = rows(700, 2);
        Batch second = rows(300, 3);
        CorrelationResult whole = (CorrelationResult) inspect(Correlations.ofAll(), first, second);
        try (StandaloneContext context = StandaloneContext.named("test");
                Inspection one = Correlations.ofAll().open(SCHEMA, context);
                Inspection other = Correlations.ofAll().open(SCHEMA, context)) {
            one.accept(first);
            other.accept(second);
            one.merge(other);
            CorrelationResult merged = (CorrelationResult) one.result();
            assertThat(merged.pairs()).hasSameSizeAs(whole.pairs());
            for (int i = 0; i < whole.pairs().size(); i++) {
                assertThat(merged.pairs().get(i).value())
                        .isCloseTo(whole.pairs().get(i).value(), within(1e-7));
            }
        }
    }

    @Test
    void knowsNothingOfNoRows() throws Exception {
        assertThat(((CorrelationResult) inspect(Correlations.ofAll())).pairs()).isEmpty();
        assertThat(((CorrelationResult) inspect(Correlations.of("a", "t"))).leftOut())
                .containsExactly("t");
    }

    @Test
    void isRemarkedUpon() throws Exception {
        Batch batch = rows(2000, 4);
        ProfileResult profile =
                (ProfileResult) inspect(ColumnProfiler.allColumns().detail(ProfileDetail.FULL), batch);
        List<Remark> remarks = ProfileRemarks.of(profile, (CorrelationResult) inspect(Correlations.ofAll(), batch));
        assertThat(remarks)
                .extracting(Remark::kind, Remark::column)
                .contains(
                        tuple(RemarkKind.MISSING, "b"),
                        tuple(RemarkKind.HIGH_CORRELATION, "a"),
                        tuple(RemarkKind.DIRTY_CATEGORY, "t"));
    }

    @Test
    void remarksNothingOfNoRows() {
        CheckSource full = new CheckSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public ProfileDetail detail() {
                return ProfileDetail.FULL;
            }

            @Override
            public List<CheckResult> results(Evidence evidence) {
                return List.of();
            }
        };
        ProfileResult profile = DataQualityMonitor.expecting()
                .automatic(full)
                .check(Batch.empty(SCHEMA))
                .profile();
        assertThat(profile).isNotNull();
        assertThat(ProfileRemarks.of(profile)).isEmpty();
    }
}
