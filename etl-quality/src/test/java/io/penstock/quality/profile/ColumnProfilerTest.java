package io.penstock.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.TextColumn;
import io.penstock.error.PlanException;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctMethod;
import io.penstock.quality.profile.measure.Format;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Inspection;
import io.penstock.spi.Problems;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnProfilerTest {
    private static final long AMPLE = 1L << 30;

    @Test
    void profilesWhatPassed() throws Exception {
        Schema schema = Schema.of(Field.of("id", Type.INT64), Field.of("name", Type.TEXT));
        Batch batch = BatchBuilder.of(schema)
                .add(3, "b")
                .add(1, null)
                .add(2, "aa")
                .add(1, "b")
                .build();

        ProfileResult result = profile(ColumnProfiler.allColumns(), batch);

        assertThat(result.columns())
                .containsExactly(
                        new ColumnProfile("id", Type.INT64, 4, 0, DistinctCount.exact(3), 1L, 3L),
                        new ColumnProfile("name", Type.TEXT, 4, 1, DistinctCount.exact(2), "aa", "b"));
        assertThat(result.column("name").completeness()).isEqualTo(0.75);
    }

    @Test
    void hasADefinedAnswerForNoRows() throws Exception {
        Schema schema = Schema.of(Field.of("id", Type.INT64), Field.of("name", Type.TEXT));

        ProfileResult result = profile(ColumnProfiler.allColumns(), Batch.empty(schema));

        assertThat(result.column("id"))
                .isEqualTo(new ColumnProfile("id", Type.INT64, 0, 0, DistinctCount.exact(0), null, null));
        assertThat(result.column("name").completeness()).isNaN();
        assertThat(result.toMap().toString()).doesNotContain("completeness", "min", "max");
        assertThat(result.lines().get(2)).isEqualTo("name    TEXT          –      0         0  –    –");
    }

    @Test
    void ordersTextByCodePointsNotByUtf16() throws Exception {
        Schema schema = Schema.of(Field.of("t", Type.TEXT));
        // U+1F4DA sorts after U+FF5E, though its first UTF-16 unit is the smaller one.
        Batch batch = Batch.of(schema, TextColumn.ofStrings("\uFF5E", "\uD83D\uDCDA", "zebra", "zebras", "zebra\0"));

        ColumnProfile text = profile(ColumnProfiler.allColumns(), batch).column("t");

        assertThat(text.min()).isEqualTo("zebra");
        assertThat(text.max()).isEqualTo("\uD83D\uDCDA");
    }

    @Test
    void treatsZerosAndNansAsOneValueEach() throws Exception {
        Schema schema = Schema.of(Field.of("x", Type.FLOAT64));
        Batch batch = BatchBuilder.of(schema)
                .add(0.0)
                .add(-0.0)
                .add(Double.NaN)
                .add(Double.longBitsToDouble(0x7ff8000000000001L))
                .add(Double.NEGATIVE_INFINITY)
                .build();

        ProfileResult result = profile(ColumnProfiler.allColumns(), batch);

        assertThat(result.column("x").distinct()).isEqualTo(DistinctCount.exact(3));
        assertThat(result.column("x").min()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(result.column("x").max()).isEqualTo(0.0);
        assertThat(result.toMap().toString()).contains("min=-Infinity, max=0.0");
    }

    @Test
    void onlyNansHaveNoOrder() throws Exception {
        Schema schema = Schema.of(Field.of("x", Type.FLOAT64));

        ColumnProfile x = profile(
                        ColumnProfiler.allColumns(),
                        BatchBuilder.of(schema).add(Double.NaN).build())
                .column("x");

        assertThat(x).isEqualTo(new ColumnProfile("x", Type.FLOAT64, 1, 0, DistinctCount.exact(1), null, null));
    }

    @Test
    void hidesValuesWhenAsked() throws Exception {
        Schema schema = Schema.of(Field.of("name", Type.TEXT));
        Batch batch = BatchBuilder.of(schema).add("secret").build();

        ProfileResult result = profile(ColumnProfiler.allColumns().showValues(ValueDisplay.HIDDEN), batch);

        assertThat(result.toString() + result.toMap() + result.lines()).doesNotContain("secret");
        assertThat(result.column("name").distinct()).isEqualTo(DistinctCount.exact(1));
    }

    @Test
    void cutsLongValues() throws Exception {
        Schema schema = Schema.of(Field.of("t", Type.TEXT), Field.of("b", Type.BINARY));
        Batch batch =
                BatchBuilder.of(schema).add("é".repeat(5000), new byte[5000]).build();

        ProfileResult result = profile(ColumnProfiler.allColumns(), batch);

        assertThat(result.column("t").min()).isEqualTo("é".repeat(255) + "…");
        assertThat(result.column("b").min()).isEqualTo("0x" + "0".repeat(253) + "…");
    }

    @Test
    void profilesOnlyTheColumnsNamedInTheirOrder() throws Exception {
        Schema schema = Schema.of(Field.of("a", Type.INT64), Field.of("b", Type.INT64), Field.of("c", Type.INT64));
        Batch batch = BatchBuilder.of(schema).add(1, 2, 3).build();

        ProfileResult result = profile(ColumnProfiler.columns("c", "a"), batch);

        assertThat(result.columns()).extracting(ColumnProfile::name).containsExactly("c", "a");
        assertThatThrownBy(() -> result.column("b"))
                .hasMessage("[PEN-1002] there is no column 'b'. Did you mean 'c'? Valid names: c, a.");
    }

    @Test
    void estimatesPastTheLimitAndSaysSo() throws Exception {
        Schema schema = Schema.of(Field.of("t", Type.TEXT));
        BatchBuilder rows = BatchBuilder.of(schema);
        for (int i = 0; i < 50_000; i++) {
            rows.add("value " + i);
        }

        ProfileResult result = profile(ColumnProfiler.allColumns().exactDistinctLimit(10_000), rows.build());

        DistinctCount distinct = result.column("t").distinct();
        assertThat(distinct.method()).isEqualTo(DistinctMethod.ESTIMATED);
        assertThat(distinct.count()).isCloseTo(50_000L, within(1500L));
        assertThat(result.column("t").min()).isEqualTo("value 0");
        assertThat(result.column("t").max()).isEqualTo("value 9999");
        assertThat(result.toMap().toString()).contains("distinct_method=estimated, distinct_standard_error=0.0081");
        assertThat(result.lines().get(1)).contains("≈ ");
    }

    @Test
    void staysWithinTheMemoryShareOfManyColumns() throws Exception {
        Schema schema = Schema.of(Field.of("few", Type.TEXT), Field.of("many", Type.TEXT), Field.of("more", Type.TEXT));
        Random random = new Random(8044);
        BatchBuilder rows = BatchBuilder.of(schema);
        ProfileInspection inspection = (ProfileInspection)
                ColumnProfiler.allColumns().open(schema, TestContext.create().memoryShare(1 << 20));
        for (int b = 0; b < 20; b++) {
            for (int i = 0; i < 5_000; i++) {
                rows.add("v" + random.nextInt(1000), "v" + random.nextInt(40_000), "v" + random.nextLong());
            }
            inspection.accept(rows.build());
        }

        List<ColumnProfile> columns = ((ProfileResult) inspection.result()).columns();
        assertThat(columns)
                .extracting(column -> column.distinct().method())
                .containsExactly(DistinctMethod.EXACT, DistinctMethod.EXACT, DistinctMethod.ESTIMATED);
        assertThat(columns.get(0).distinct().count()).isEqualTo(1000);
        assertThat(columns.get(2).distinct().count()).isCloseTo(100_000L, within(3_000L));
    }

    @Test
    void writesATableForPeopleAndAMapForMachines() throws Exception {
        Schema schema = Schema.of(
                Field.of("id", Type.INT64), Field.of("note", Type.TEXT), Field.of("fine", Type.decimal(5, 2)));
        BatchBuilder rows = BatchBuilder.of(schema);
        for (int i = 0; i < 1500; i++) {
            rows.add(i, i == 0 ? null : "line one\nline two, and it goes on", 1.5);
        }

        ProfileResult result = profile(ColumnProfiler.allColumns(), rows.build());

        assertThat(result.lines())
                .containsExactly(
                        "column  type          complete  nulls  distinct  min                       max",
                        "id      INT64           100.0%      0     1,500  0                         1499",
                        "note    TEXT             99.9%      1         1  line one\\nline two, and…  line one\\nline two, and…",
                        "fine    DECIMAL(5,2)    100.0%      0         1  1.50                      1.50");
        assertThat(result.toMap().get("rows")).isEqualTo(1500L);
        assertThat(result.toMap().toString())
                .contains("{name=id, type=INT64, rows=1500, nulls=0, completeness=1.0, distinct=1500,"
                        + " distinct_method=exact, min=0, max=1499}");
        assertThat(result.type()).isEqualTo("profile");
    }

    @Test
    void terminalLinesCarryNoControlCharacters() throws Exception {
        Schema schema = Schema.of(Field.of("t", Type.TEXT));
        Batch batch = BatchBuilder.of(schema).add("\u001b[31m\u202Ered\u0007").build();

        assertThat(profile(ColumnProfiler.allColumns(), batch).lines().get(1)).contains("\uFFFD[31m\uFFFDred\uFFFD");
    }

    @Test
    void refusesSettingsThatCannotBeMeant() {
        assertThatThrownBy(() -> ColumnProfiler.columns())
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-5101] a profile needs at least one column. Name the columns, or leave the setting"
                        + " out to profile all.");
        assertThatThrownBy(() -> ColumnProfiler.columns("a", "b", "a"))
                .hasMessage("[PEN-5102] the profile names column 'a' twice. Name it once.");
        assertThatThrownBy(() -> ColumnProfiler.allColumns().top(0))
                .hasMessage("[PEN-5106] top must be 1 to 100, not 0");
        assertThatThrownBy(() -> ColumnProfiler.allColumns().histogramBins(1001))
                .hasMessage("[PEN-5106] histogram_bins must be 1 to 1,000, not 1,001");
        assertThatThrownBy(() -> ColumnProfiler.allColumns().exactDistinctLimit(-1))
                .hasMessage("[PEN-5103] the limit of exact distinct counts must be 0 to 100,000,000, not -1");
    }

    @Test
    void tellsEveryColumnThatIsNotThere() {
        Problems problems = new Problems();

        ColumnProfiler.columns("isbm", "titel").bind(Schema.of(Field.of("isbn", Type.TEXT)), problems);

        assertThat(problems.found()).hasSize(2);
        assertThat(problems.found().get(0).text())
                .isEqualTo("there is no column 'isbm'. Did you mean 'isbn'? Valid names: isbn.");
    }

    @Test
    void refusesSettingsThatHaveNoEffect() {
        Problems problems = new Problems();
        Schema schema = Schema.of(Field.of("isbn", Type.TEXT));

        ColumnProfiler.allColumns().top(3).histogramBins(7).bind(schema, problems);
        ColumnProfiler.allColumns()
                .detail(ProfileDetail.FULL)
                .top(3)
                .histogramBins(7)
                .bind(schema, problems);

        assertThat(problems.found())
                .extracting(Object::toString)
                .containsExactly(
                        "[PEN-5107] top has no effect on a profile of detail basic. Set detail to standard, or leave top out.",
                        "[PEN-5107] histogram_bins has no effect on a profile of detail basic. Set detail to full, or leave"
                                + " histogram_bins out.");
    }

    @Test
    void hidesEveryMeasureThatShowsValues() throws Exception {
        Schema schema = Schema.of(Field.of("name", Type.TEXT), Field.of("salary", Type.INT64));
        Batch batch = BatchBuilder.of(schema).add("secret@example.org", 98_765).build();

        ProfileResult result =
                profile(ColumnProfiler.allColumns().detail(ProfileDetail.FULL).showValues(ValueDisplay.HIDDEN), batch);

        assertThat(result.toString() + result.toJson() + result.lines())
                .doesNotContain("secret", "98765", "98,765", "a{6}@");
        assertThat(result.column("name").content().share(Format.EMAIL)).isEqualTo(1);
        assertThat(result.column("name").lengths().max()).isEqualTo(18);
    }

    /** Workers take columns in any order; what becomes a sketch depends on the data alone. */
    @Test
    void isTheSameWithAnyNumberOfThreads() {
        Schema schema = Schema.of(Field.of("few", Type.TEXT), Field.of("many", Type.TEXT), Field.of("x", Type.FLOAT64));
        Random random = new Random(8044);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            rows.add(List.of("v" + random.nextInt(300), "v" + random.nextLong(), random.nextGaussian()));
        }
        MemorySource source = MemorySource.of(schema).rows(rows);
        List<ProfileResult> results = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            results.add((ProfileResult) Pipeline.named("threads")
                    .extract(source)
                    .inspect(ColumnProfiler.allColumns().detail(ProfileDetail.FULL))
                    .build()
                    .run(LocalEngine.create().threads(threads).batchRows(2_000).memory(3 << 20))
                    .inspections()
                    .get(0));
        }
        assertThat(results.get(0).column("many").distinct().method()).isEqualTo(DistinctMethod.ESTIMATED);
        assertThat(results.get(0).column("few").distinct()).isEqualTo(DistinctCount.exact(300));
        assertThat(results.get(1).equals(results.get(0))).isTrue();
        assertThat(results.get(2).equals(results.get(0))).isTrue();
    }

    @Test
    void describesWhatDiffersFromTheDefaults() {
        assertThat(ColumnProfiler.allColumns().describe()).hasToString("profile of all columns");
        assertThat(ColumnProfiler.columns("a", "b")
                        .exactDistinctLimit(5)
                        .showValues(ValueDisplay.HIDDEN)
                        .describe()
                        .settings())
                .isEqualTo(Map.of("exact_distinct_limit", "5", "show_values", "hidden"));
    }

    private static ProfileResult profile(ColumnProfiler profiler, Batch... batches) throws Exception {
        Inspection inspection =
                profiler.open(batches[0].schema(), TestContext.create().memoryShare(AMPLE));
        for (Batch batch : batches) {
            inspection.accept(batch);
        }
        return (ProfileResult) inspection.result();
    }
}
