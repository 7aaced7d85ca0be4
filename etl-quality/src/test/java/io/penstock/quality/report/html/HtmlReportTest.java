package io.penstock.quality.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.Expect;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.quality.report.AlertView;
import io.penstock.quality.report.ChangeView;
import io.penstock.quality.report.Overview;
import io.penstock.quality.report.PipelineView;
import io.penstock.quality.report.RunView;
import io.penstock.quality.report.SeriesView;
import io.penstock.quality.score.HealthScore;
import io.penstock.quality.score.HealthWeights;
import io.penstock.quality.score.Trend;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySource;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Instant NOW = Instant.parse("2026-03-09T09:00:00Z");

    @TempDir
    private Path directory;

    private static Overview overview() {
        Schema schema = Schema.of(
                Field.of("id", Type.INT64),
                Field.of("<b>e-mail</b>", Type.TEXT),
                Field.of("a_very_long_column_name_that_goes_on_and_on_and_on_and_never_ends", Type.FLOAT64));
        MemorySource source = MemorySource.of(schema);
        for (long i = 0; i < 200; i++) {
            source = source.row(
                    i % 190, i % 7 == 0 ? "<script>alert(1)</script>" : "ann" + i + "@example.org", Math.sqrt(i));
        }
        QualityReport report = DataQualityMonitor.expecting(
                        Expect.unique("id"),
                        Expect.email("<b>e-mail</b>").showValues(ValueDisplay.SHOWN),
                        Expect.rowCount(1L, 300L))
                .profile(ProfileDetail.FULL)
                .check("loans", source);
        List<HealthScore.Run> runs = new ArrayList<>();
        List<RunView> views = new ArrayList<>();
        List<SeriesView.Point> points = new ArrayList<>();
        List<Trend.Point> scores = new ArrayList<>();
        for (int day = 20; day >= 0; day--) {
            Instant at = NOW.minus(Duration.ofDays(day));
            runs.add(new HealthScore.Run(at, day != 3, Duration.ofSeconds(20), report.results()));
            views.add(
                    new RunView("run" + day, at, day == 3 ? "failed" : "succeeded", 200, Duration.ofSeconds(20), 0.9));
            points.add(new SeriesView.Point(at, 200 + day % 5, day == 3));
            scores.add(new Trend.Point(at, 0.95 - day / 100.0));
        }
        HealthScore health = HealthScore.of("loans", runs, NOW, HealthWeights.DEFAULT);
        PipelineView loans = new PipelineView(
                "loans",
                health,
                Trend.PERIODS.stream()
                        .map(period -> Trend.of(period, scores, NOW))
                        .toList(),
                views,
                report.results(),
                report.profile(),
                List.of(new SeriesView("", "row_count", points)),
                List.of(new ChangeView("id", ChangeView.Severity.STRONG, "PSI 0.4")));
        return new Overview(
                "Library <quality>",
                NOW,
                Duration.ofDays(7),
                HealthScore.overall(List.of(health)),
                List.of(loans),
                List.of(new AlertView(
                        "1",
                        "loans",
                        "critical",
                        "new",
                        "unique(id) is not met",
                        "10 of 200 fail",
                        NOW,
                        NOW,
                        3,
                        List.of("ann opened it"))));
    }

    @Test
    void escapesWhatComesFromData() {
        String page = HtmlReport.write(overview());
        assertThat(page)
                .contains(
                        "Library &lt;quality&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;e-mail&lt;/b&gt;")
                .doesNotContain("<script", "<b>e-mail")
                .doesNotContain("http://", "https://", "src=", "@import", "url(");
    }

    @Test
    void saysTheSameAsJsonAndAsLines() {
        Overview overview = overview();
        assertThat(overview.toMap()).containsKeys("overall", "pipelines", "alerts");
        assertThat(overview.lines())
                .anySatisfy(line -> assertThat(line).startsWith("loans ").contains("1 of 3 good"))
                .anySatisfy(line -> assertThat(line).contains("FAIL unique(id): 10 of 200 fail"))
                .anySatisfy(line -> assertThat(line).contains("1 open alert"));
    }

    @Test
    void isReadableOnAPhoneAndInTheDark() throws Exception {
        Path program = Browser.program().orElse(null);
        assumeTrue(program != null, "no Chromium on the PATH");
        Path page = Files.writeString(directory.resolve("report.html"), HtmlReport.write(overview()));
        try (Browser browser = Browser.start(program, directory.resolve("profile"))) {
            for (int width : new int[] {360, 768, 1280}) {
                for (String scheme : List.of("light", "dark")) {
                    browser.open(page.toUri().toString(), width, 900, scheme);
                    assertThat(browser.evaluate("document.documentElement.scrollWidth")
                                    .asInt())
                            .as(
                                    "nothing goes over the edge at %d: %s",
                                    width,
                                    browser.evaluate(
                                                    "[...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll')).slice(0, 5).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 30)).join('; ')")
                                            .asText())
                            .isLessThanOrEqualTo(width);
                    assertThat(browser.evaluate("document.querySelectorAll('svg.gauge').length")
                                    .asInt())
                            .isEqualTo(3);
                    assertThat(browser.evaluate(
                                            "[...document.querySelectorAll('svg')].every(s => s.getBoundingClientRect().width > 40)")
                                    .asBoolean())
                            .isTrue();
                    assertThat(browser.evaluate(CONTRAST).asDouble())
                            .as("least contrast of text, %s", scheme)
                            .isGreaterThan(4.5);
                    BufferedImage image = browser.screenshot();
                    assertThat(image.getWidth()).isEqualTo(width);
                    assertThat(brightness(image))
                            .satisfies(light -> assertThat(light > 0.5).isEqualTo(scheme.equals("light")));
                    assertThat(colours(image)).as("it is not blank").isGreaterThan(50);
                }
            }
        }
    }

    /** The least contrast (WCAG 2.1) of the text of table cells and headings with what is behind it. */
    private static final String CONTRAST = """
            (() => {
              const rgb = text => text.match(/[0-9.]+/g).map(Number);
              const light = c => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(c[0]) + 0.7152 * f(c[1]) + 0.0722 * f(c[2]); };
              const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
              let least = 99;
              for (const e of document.querySelectorAll('h1, h2, h3, h4, td, dt, dd, p, figcaption')) {
                const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
                least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
              }
              return least;
            })()""";

    private static double brightness(BufferedImage image) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < image.getHeight(); y += 7) {
            for (int x = 0; x < image.getWidth(); x += 7) {
                Color color = new Color(image.getRGB(x, y));
                sum += (color.getRed() + color.getGreen() + color.getBlue()) / 765.0;
                count++;
            }
        }
        return sum / count;
    }

    private static int colours(BufferedImage image) {
        Set<Integer> all = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                all.add(image.getRGB(x, y));
            }
        }
        return all.size();
    }
}
