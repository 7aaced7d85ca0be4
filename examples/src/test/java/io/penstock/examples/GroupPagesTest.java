package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Type;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.group.Aggregate;
import io.penstock.transform.group.Pivot;
import io.penstock.transform.group.Unpivot;
import io.penstock.transform.order.Sort;
import io.penstock.transform.order.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps on the pages of order and groups, in Java and in JSON. */
class GroupPagesTest {
    @TempDir
    Path data;

    @BeforeEach
    void writeFines() throws Exception {
        Files.writeString(data.resolve("fines.csv"), """
                branch,day,days,fine
                North,2026-01-01,3,1.50
                South,2026-01-01,30,9.00
                North,2026-01-02,25,2.50
                East,2026-01-02,1,
                North,2026-01-03,40,7.00
                """);
    }

    private String run(Transformer... steps) throws Exception {
        var builder = Pipeline.named("fines")
                .extract(CsvExtractor.of(data.resolve("fines.csv")).type("fine", Type.decimal(10, 2)));
        for (Transformer step : steps) {
            builder = builder.transform(step);
        }
        assertThat(builder.load(CsvLoader.of(data.resolve("out.csv"))).build().run())
                .succeeded()
                .read(5);
        return Files.readString(data.resolve("out.csv"));
    }

    private String runConfig(String config) throws Exception {
        assertThat(PipelineConfig.load(FormatPagesTest.file(config), Map.of("DATA", data.toString()))
                        .pipeline("fines")
                        .run())
                .succeeded();
        return Files.readString(data.resolve("out.csv"));
    }

    @Test
    void groupsAreCountedAndTheLargestComeFirst() throws Exception {
        String java = run(
                // snippet-begin: aggregate
                Aggregate.by("branch")
                        .count("loans")
                        .sum("fine", "total")
                        .measure("late", "count() where days > 21")
                        .measure("p95", "quantile(fine, 0.95)"),
                // snippet-end
                // snippet-begin: sort
                Sort.by("total desc nulls last", "branch").limit(10)
                // snippet-end
                );
        assertThat(java).isEqualTo("""
                branch,loans,total,late,p95
                North,3,11.00,2,6.55
                South,1,9.00,1,9.0
                East,1,,0,
                """);
        assertThat(runConfig("groups.json")).isEqualTo(java);
    }

    @Test
    void neighboursAreSeen() throws Exception {
        String java = run(
                // snippet-begin: window
                Window.partitionBy("branch")
                        .orderBy("day")
                        .column("n", "row_number()")
                        .column("so_far", "sum(fine)")
                        .column("before", "lag(fine)")
                        .column("week", "avg(fine) rows 6 preceding")
                        .column("best", "max(fine) rows between unbounded preceding and unbounded following"),
                // snippet-end
                Sort.by("day desc", "branch").limit(3));
        assertThat(java).isEqualTo("""
                branch,day,days,fine,n,so_far,before,week,best
                North,2026-01-03,40,7.00,3,11.00,2.50,3.6666666666666665,7.00
                East,2026-01-02,1,,1,,,,
                North,2026-01-02,25,2.50,2,4.00,1.50,2.0,7.00
                """);
        assertThat(runConfig("order.json")).isEqualTo(java);
    }

    @Test
    void rowsBecomeColumnsAndRowsAgain() throws Exception {
        String java = run(
                // snippet-begin: pivot
                Pivot.of(Columns.of("day"), "branch", List.of("North", "South"))
                        .measure("sum(fine)")
                        .other("elsewhere"),
                // snippet-end
                // snippet-begin: unpivot
                Unpivot.columns("North", "South", "elsewhere").name("branch").value("fine"),
                // snippet-end
                Sort.by("day", "branch"));
        assertThat(java).isEqualTo("""
                day,branch,fine
                2026-01-01,North,1.50
                2026-01-01,South,9.00
                2026-01-02,North,2.50
                2026-01-03,North,7.00
                """);
        assertThat(runConfig("pivot.json")).isEqualTo(java);
    }
}
