package io.penstock.quality.check;

import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.schema.Schema;
import io.penstock.spi.InspectionResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What checks came to.
 *
 * @param pipeline whose rows they were, or the name of what was checked
 * @param at when the run began
 * @param rows rows that passed
 * @param schema of the rows
 * @param results declared checks in their order, then automatic ones
 * @param profile what was measured of columns; null when nothing was asked for
 */
public record QualityReport(
        String pipeline,
        Instant at,
        long rows,
        Schema schema,
        List<CheckResult> results,
        @Nullable ProfileResult profile)
        implements InspectionResult {
    private static final long serialVersionUID = 1L;

    public static final String TYPE = "quality";

    public QualityReport {
        results = List.copyOf(results);
    }

    /** Whether no check failed or broke; warnings pass. */
    public boolean passed() {
        return results.stream().noneMatch(each -> each.outcome() == Outcome.FAIL || each.outcome() == Outcome.ERROR);
    }

    /** Results of an outcome, in order. */
    public List<CheckResult> results(Outcome outcome) {
        return results.stream().filter(each -> each.outcome() == outcome).toList();
    }

    /** Results that somebody should look at: warnings, failures and errors. */
    public List<CheckResult> problems() {
        return results.stream().filter(each -> each.outcome().isBad()).toList();
    }

    /**
     * The result of a check.
     *
     * @throws IllegalArgumentException naming the checks there are
     */
    public CheckResult result(String name) {
        return results.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no check '" + name + "', but "
                        + String.join(
                                ", ", results.stream().map(CheckResult::name).toList())));
    }

    /**
     * This report, when nothing failed.
     *
     * @throws QualityException {@code PEN-5205} naming every check that failed or broke
     */
    public QualityReport requirePassed() {
        List<Problem> failures = results.stream()
                .filter(each -> each.outcome() == Outcome.FAIL || each.outcome() == Outcome.ERROR)
                .map(each -> Problem.of(CheckErrors.NOT_MET, each.name() + ": " + each.message()))
                .toList();
        if (!failures.isEmpty()) {
            throw new QualityException(failures);
        }
        return this;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** How many checks came to each outcome, the results, and the profile where there is one. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rows", rows);
        for (Outcome outcome : Outcome.values()) {
            map.put(outcome.name().toLowerCase(Locale.ROOT), results(outcome).size());
        }
        map.put("checks", results.stream().map(CheckResult::toMap).toList());
        if (profile != null) {
            map.put("profile", profile.toMap());
        }
        return map;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        int width =
                results.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        for (CheckResult result : results) {
            String outcome = result.outcome() == Outcome.NOT_EVALUATED
                    ? "–"
                    : result.outcome().name();
            lines.add(String.format(
                    Locale.ROOT,
                    "%-5s  %-" + Math.max(1, Math.min(48, width)) + "s  %s",
                    outcome,
                    result.name(),
                    result.message()));
        }
        return lines;
    }

    @Override
    public List<String> blockers() {
        return results.stream()
                .filter(CheckResult::blocks)
                .map(each -> each.name() + ": " + each.message())
                .toList();
    }
}
