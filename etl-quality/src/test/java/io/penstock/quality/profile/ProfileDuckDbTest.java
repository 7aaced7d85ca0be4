package io.penstock.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.data.Batch;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.Frequencies;
import io.penstock.quality.profile.measure.Histogram;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.quality.profile.measure.Quantiles;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Inspection;
import io.penstock.testkit.TestContext;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every exact measure of a full profile against DuckDB's SQL on the same rows. */
class ProfileDuckDbTest {
    private static final long AMPLE = 1L << 30;

    /** Values of all types; {@code m} tells how many different ones there are, {@code k} how many of a hundred are not null. */
    private static final String EVERYTHING = """
            SELECT CASE WHEN h1 %% 100 < %2$d THEN h1 %% %1$d - %1$d // 3 END AS narrow,
                CASE WHEN h2 %% 100 < %2$d THEN (h1 %% %1$d) * 1234567890123 - 99999999999999 END AS wide,
                CASE WHEN h3 %% 100 < %2$d THEN CASE h3 %% 50 WHEN 0 THEN 'inf'::DOUBLE WHEN 1 THEN '-inf'::DOUBLE WHEN 2 THEN 'nan'::DOUBLE
                    ELSE (h2 %% %1$d - %1$d // 2) / 7.0 END END AS floating,
                CASE WHEN h1 %% 90 < %2$d THEN (h2 %% %1$d - 5)::DECIMAL(10, 2) / 100 END::DECIMAL(10, 2) AS money,
                CASE WHEN h1 %% 80 < %2$d THEN (h3 %% %1$d - 5)::DECIMAL(38, 4) * 1000000000000000000000::DECIMAL(38, 0) END::DECIMAL(38, 4) AS huge,
                CASE WHEN h2 %% 90 < %2$d THEN CASE h3 %% 7 WHEN 0 THEN '' WHEN 1 THEN 'é日📚' || (h1 %% %1$d) ELSE 'B' || (h1 %% %1$d) END END AS text,
                CASE WHEN h3 %% 90 < %2$d THEN ('B' || (h1 %% %1$d))::BLOB END AS bytes,
                CASE WHEN h2 %% 80 < %2$d THEN DATE '2024-02-27' + (h1 %% %1$d)::INT END AS day,
                CASE WHEN h2 %% 70 < %2$d THEN TIME '00:00:00' + to_seconds(h1 %% least(%1$d, 86400)) END AS clock,
                CASE WHEN h2 %% 60 < %2$d THEN TIMESTAMP '1969-12-31 23:00:00' + to_seconds(h1 %% %1$d) END AS moment,
                CASE WHEN h3 %% 60 < %2$d THEN h1 %% 3 = 0 END AS flag
            FROM (SELECT (hash(i) // 7)::BIGINT AS h1, (hash(i + 1000003) // 7)::BIGINT AS h2, (hash(i * 31 + 5) // 7)::BIGINT AS h3
                FROM range(%3$d) AS r(i))
            """;

    @ParameterizedTest(name = "{2} rows of {0} values, {1} % not null")
    @CsvSource({"3,100,1000", "200,60,7000", "1000000,90,20000", "5,50,1", "5,100,2", "5,100,3", "5,100,0", "50,0,500"})
    void agreesOnEveryMeasure(int variety, int filled, int rows) throws Exception {
        try (DuckTable table = new DuckTable(EVERYTHING.formatted(variety, filled, rows))) {
            ProfileResult whole = profile(table.schema(), table.batches());
            for (ColumnProfile column : whole.columns()) {
                agrees(table, column);
            }
            assertThat(whole.distinctRows())
                    .isEqualTo(DistinctCount.exact(table.count("SELECT count(*) FROM (SELECT DISTINCT * FROM t)")));
            List<ColumnProfile> parts = split(table.schema(), table.batches()).columns();
            for (ColumnProfile column : whole.columns()) {
                ColumnProfile merged = parts.get(whole.columns().indexOf(column));
                assertThat(counted(merged).equals(counted(column)))
                        .as("%s, merged from three parts", column.name())
                        .isTrue();
            }
            assertThat(ProfileResult.fromJson(whole.toJson()).equals(whole)).isTrue();
            assertThat(ProfileResult.fromMap(whole.toMap()).equals(whole)).isTrue();
        }
    }

    @Test
    void agreesOnThreeHundredColumns() throws Exception {
        String columns = IntStream.range(0, 300)
                .mapToObj(c -> c % 2 == 0
                        ? "(hash(i + " + c + ") // 7 % " + (c + 1) + ")::BIGINT AS c" + c
                        : "'v' || (hash(i + " + c + ") % " + (c + 1) + ") AS c" + c)
                .collect(Collectors.joining(", "));
        try (DuckTable table = new DuckTable("SELECT " + columns + " FROM range(500) AS r(i)")) {
            ProfileResult result = profile(table.schema(), table.batches());
            assertThat(result.columns()).hasSize(300);
            for (int c = 0; c < 300; c += 7) {
                agrees(table, result.columns().get(c));
            }
        }
    }

    private static ProfileResult profile(Schema schema, List<Batch> batches) throws Exception {
        Inspection inspection = open(schema);
        for (Batch batch : batches) {
            inspection.accept(batch);
        }
        return (ProfileResult) inspection.result();
    }

    private static ProfileResult split(Schema schema, List<Batch> batches) throws Exception {
        Random random = new Random(8044);
        List<Inspection> parts = List.of(open(schema), open(schema), open(schema));
        for (Batch batch : batches) {
            int cut = random.nextInt(batch.rowCount() + 1);
            parts.get(random.nextInt(3)).accept(batch.slice(0, cut));
            parts.get(random.nextInt(3)).accept(batch.slice(cut, batch.rowCount()));
        }
        parts.get(2).merge(parts.get(0));
        parts.get(1).merge(parts.get(2));
        return (ProfileResult) parts.get(1).result();
    }

    private static Inspection open(Schema schema) {
        return ColumnProfiler.allColumns()
                .detail(ProfileDetail.FULL)
                .top(7)
                .open(schema, TestContext.create().memoryShare(AMPLE));
    }

    private static void agrees(DuckTable table, ColumnProfile column) throws SQLException {
        String name = column.name();
        assertThat(column.rows()).isEqualTo(table.count("SELECT count(*) FROM t"));
        assertThat(column.nulls()).as(name).isEqualTo(table.count("SELECT count(*) - count(" + name + ") FROM t"));
        assertThat(column.distinct())
                .as(name)
                .isEqualTo(DistinctCount.exact(table.count("SELECT count(DISTINCT " + name + ") FROM t")));
        String ordered = column.type() == Type.FLOAT64 ? "FROM t WHERE NOT isnan(" + name + ")" : "FROM t";
        assertThat(column.min()).as(name).isEqualTo(shown(table.ask("SELECT min(" + name + ") " + ordered)));
        assertThat(column.max()).as(name).isEqualTo(shown(table.ask("SELECT max(" + name + ") " + ordered)));
        topAgrees(table, column);
        frequenciesAgree(table, column);
        if (column.type().isNumeric()) {
            momentsAgree(table, column);
        }
        if (NumberLine.carries(column.type())) {
            quantilesAgree(table, column, ordered);
            histogramAgrees(table, column);
        }
        if (column.type() == Type.TEXT || column.type() == Type.BINARY) {
            lengthsAgree(table, column);
        }
    }

    /** Without what is computed with doubles alone: of decimals of more than 18 digits. */
    private static ColumnProfile counted(ColumnProfile column) {
        return column.name().equals("huge") ? column.with(column.measures().numbers(null, null, null)) : column;
    }

    private static Object shown(Object value) {
        return value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : value;
    }

    private static void topAgrees(DuckTable table, ColumnProfile column) throws SQLException {
        String name = column.name();
        TopValues top = column.top();
        assertThat(top.accuracy()).isEqualTo(Accuracy.EXACT);
        List<List<Object>> counts = table.rows("SELECT " + name + ", count(*) AS n FROM t WHERE " + name
                + " IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1");
        assertThat(top.values())
                .as(name)
                .extracting(TopValues.TopValue::count)
                .isEqualTo(counts.stream()
                        .limit(7)
                        .map(row -> ((Number) row.get(1)).longValue())
                        .toList());
        for (TopValues.TopValue each : top.values()) {
            assertThat(counts)
                    .as(name)
                    .anyMatch(row -> each.value().equals(shown(row.get(0)))
                            && ((Number) row.get(1)).longValue() == each.count());
        }
        assertThat(column.samples())
                .as(name)
                .doesNotHaveDuplicates()
                .hasSize((int) Math.min(10, column.distinct().count()))
                .allMatch(sample -> counts.stream().anyMatch(row -> sample.equals(shown(row.get(0)))));
    }

    private static void frequenciesAgree(DuckTable table, ColumnProfile column) throws SQLException {
        Frequencies frequencies = column.frequencies();
        assertThat(frequencies.accuracy()).isEqualTo(Accuracy.EXACT);
        assertThat(frequencies.once())
                .as(column.name())
                .isEqualTo(table.count("SELECT count(*) FROM (SELECT " + column.name() + " FROM t WHERE "
                        + column.name() + " IS NOT NULL GROUP BY 1 HAVING count(*) = 1)"));
        double entropy = table.number("SELECT entropy(" + column.name() + ") FROM t");
        assertThat(frequencies.entropy())
                .as(column.name())
                .isCloseTo(Double.isNaN(entropy) ? 0 : entropy, within(1e-9));
    }

    private static void momentsAgree(DuckTable table, ColumnProfile column) throws SQLException {
        String name = column.name();
        String finite = " FROM t WHERE isfinite(" + name + "::DOUBLE)";
        Moments moments = column.moments();
        assertThat(moments.count()).as(name).isEqualTo(table.count("SELECT count(*)" + finite));
        if (column.type() == Type.FLOAT64) {
            near(name, moments.sum().doubleValue(), table.number("SELECT coalesce(fsum(" + name + "), 0)" + finite));
        } else {
            Object sum = table.ask("SELECT sum(" + name + ")::VARCHAR" + finite);
            int scale = column.type() instanceof DecimalType decimal ? decimal.scale() : 0;
            assertThat(moments.sum())
                    .as(name)
                    .isEqualTo(sum == null ? BigDecimal.valueOf(0, scale) : new BigDecimal(sum.toString()));
        }
        near(name, moments.mean(), table.number("SELECT favg(" + name + "::DOUBLE)" + finite));
        near(name, moments.variance(), table.number("SELECT var_samp(" + name + "::DOUBLE)" + finite));
        near(name, moments.standardDeviation(), table.number("SELECT stddev_samp(" + name + "::DOUBLE)" + finite));
        if (moments.count() > 3 && moments.variance() > 0) {
            near(name, moments.skewness(), table.number("SELECT skewness(" + name + "::DOUBLE)" + finite));
            near(name, moments.kurtosis(), table.number("SELECT kurtosis(" + name + "::DOUBLE)" + finite));
        }
        assertThat(moments.zeros()).isEqualTo(table.count("SELECT count(*) FROM t WHERE " + name + " = 0"));
        assertThat(moments.negatives()).isEqualTo(table.count("SELECT count(*)" + finite + " AND " + name + " < 0"));
        assertThat(moments.nans()).isEqualTo(table.count("SELECT count(*) FROM t WHERE isnan(" + name + "::DOUBLE)"));
        assertThat(moments.infinities())
                .isEqualTo(table.count("SELECT count(*) FROM t WHERE isinf(" + name + "::DOUBLE)"));
    }

    private static void near(String name, double found, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(found).as(name).isNaN();
        } else {
            assertThat(found).as(name).isCloseTo(expected, within(1e-9 + 1e-7 * Math.abs(expected)));
        }
    }

    private static void quantilesAgree(DuckTable table, ColumnProfile column, String ordered) throws SQLException {
        Quantiles quantiles = column.quantiles();
        boolean wide = column.type() instanceof DecimalType decimal && !decimal.isCompact();
        assertThat(quantiles.accuracy()).isEqualTo(wide ? Accuracy.ESTIMATED : Accuracy.EXACT);
        if (quantiles.count() == 0) {
            assertThat(quantiles.points()).isEmpty();
            return;
        }
        for (double share : new double[] {0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999, 1}) {
            Object expected = table.ask(
                    String.format(Locale.ROOT, "SELECT quantile_disc(%s, %s) %s", column.name(), share, ordered));
            if (wide) {
                continue;
            }
            assertThat(quantiles.quantile(share))
                    .as("%s at %s", column.name(), share)
                    .isEqualTo(expected);
        }
    }

    private static void histogramAgrees(DuckTable table, ColumnProfile column) throws SQLException {
        Histogram histogram = column.histogram();
        if (histogram == null) {
            return;
        }
        String position = switch (column.type().toString()) {
            case "DATE" -> "(" + column.name() + " - DATE '1970-01-01')";
            case "TIME" -> "(epoch_us(" + column.name() + "))";
            case "TIMESTAMP" -> "epoch_us(" + column.name() + ")";
            default -> column.name() + "::DOUBLE";
        };
        long all = 0;
        for (int b = 0; b < histogram.counts().size(); b++) {
            boolean last = b == histogram.counts().size() - 1;
            String sql = String.format(
                    Locale.ROOT,
                    "SELECT count(*) FROM t WHERE %s >= %s::DOUBLE AND %s %s %s::DOUBLE",
                    position,
                    histogram.bounds().get(b),
                    position,
                    last ? "<=" : "<",
                    histogram.bounds().get(b + 1));
            if (column.type() == Type.INT64 || column.type() == Type.DATE || column.type() == Type.TIMESTAMP) {
                assertThat(histogram.counts().get(b))
                        .as("%s %s", column.name(), sql)
                        .isEqualTo(table.count(sql));
            }
            all += histogram.counts().get(b);
        }
        assertThat(all)
                .isEqualTo(
                        column.moments() == null
                                ? column.values()
                                : column.moments().count());
    }

    private static void lengthsAgree(DuckTable table, ColumnProfile column) throws SQLException {
        String length =
                column.type() == Type.TEXT ? "length(" + column.name() + ")" : "octet_length(" + column.name() + ")";
        if (column.values() == 0) {
            assertThat(column.lengths()).isNull();
            return;
        }
        List<Object> row = table.rows("SELECT min(" + length + "), max(" + length + "), avg(" + length
                        + "), count(*) FILTER (" + length + " = 0) FROM t")
                .get(0);
        assertThat(column.lengths())
                .isEqualTo(new Lengths(
                        ((Number) row.get(0)).longValue(),
                        ((Number) row.get(1)).longValue(),
                        ((Number) row.get(2)).doubleValue(),
                        ((Number) row.get(3)).longValue()));
    }

    @Test
    void hasADefinedAnswerForNoColumnsOfAnyKind() throws Exception {
        Schema nested = Schema.of(Field.of("l", Type.list(Type.INT64)));
        ColumnProfile list = profile(nested, List.of(Batch.empty(nested))).column("l");
        assertThat(list.top()).isNull();
        assertThat(list.frequencies()).isEqualTo(new Frequencies(Accuracy.EXACT, 0, 0));
    }
}
