package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.rows.RowsLoader;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.profile.file.ProfileLoader;
import io.penstock.quality.profile.measure.Format;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines on the page of the profile, in Java and in JSON. */
class ProfilePageTest {
    private static final int ROWS = 2000;

    @TempDir
    Path data;

    @BeforeEach
    void loans() throws Exception {
        StringBuilder csv = new StringBuilder("id,email,fine,day\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(i)
                    .append(i % 50 == 0 ? ",unknown," : ",reader" + i % 700 + "@example.org,")
                    .append(i % 4 == 0 ? i % 9 + ".50" : i % 8 == 1 ? "" : "0.00")
                    .append(",2026-0")
                    .append(i % 6 + 1)
                    .append("-15\n");
        }
        Files.writeString(data.resolve("loans.csv"), csv);
    }

    @Test
    void aFileTellsWhatTheColumnsAreLike() throws Exception {
        // snippet-begin: file
        Pipeline.named("loan_profile")
                .extract(CsvExtractor.of(data.resolve("loans.csv")))
                .load(ProfileLoader.of(data.resolve("profile.json"))
                        .measuring(ColumnProfiler.allColumns()
                                .detail(ProfileDetail.FULL)
                                .top(3)))
                .build()
                .run();

        ProfileResult profile = ProfileResult.fromJson(Files.readString(data.resolve("profile.json")));
        ColumnProfile fine = profile.column("fine");
        Serializable median = Objects.requireNonNull(fine.quantiles()).quantile(0.5);
        double looksLikeEmail =
                Objects.requireNonNull(profile.column("email").content()).share(Format.EMAIL);
        // snippet-end
        assertThat(median).hasToString("0.00");
        assertThat(looksLikeEmail).isEqualTo(0.98);
        assertThat(profile.rows()).isEqualTo(ROWS);

        Files.delete(data.resolve("profile.json"));
        RunReport report = PipelineConfig.load(FormatPagesTest.file("profile.json"), Map.of("DATA", data.toString()))
                .pipeline("loan_profile")
                .run();
        assertThat(report).succeeded().read(ROWS).wrote(ROWS);
        assertThat(ProfileResult.fromJson(Files.readString(data.resolve("profile.json"))))
                .isEqualTo(profile);
    }

    @Test
    void aPipelineIsProfiledOnItsWay() {
        List<Object> rows = new ArrayList<>();
        // snippet-begin: inspect
        RunReport report = Pipeline.named("loans")
                .extract(CsvExtractor.of(data.resolve("loans.csv")))
                .inspect(ColumnProfiler.columns("email", "fine")
                        .detail(ProfileDetail.STANDARD)
                        .exactDistinctLimit(100_000))
                .load(RowsLoader.consumer(row -> rows.add(row.get("id"))))
                .build()
                .run();

        ProfileResult profile = (ProfileResult) report.inspections().get(0);
        // snippet-end
        assertThat(rows).hasSize(ROWS);
        assertThat(profile.lines())
                .contains(
                        "column     mean   stddev    p5   p50   p95  zeros",
                        "fine    1.28686  2.46032  0.00  0.00  7.50  1,250",
                        "fine    –           0.00 (1,250), 0.50 (56), 3.50 (56), 4.50 (56), 7.50 (56)");
        assertThat(profile.column("fine").moments().zeros()).isPositive();
    }
}
