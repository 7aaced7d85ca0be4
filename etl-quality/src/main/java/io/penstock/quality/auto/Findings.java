package io.penstock.quality.auto;

import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Level;
import io.penstock.quality.check.Outcome;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Format;
import io.penstock.quality.profile.measure.Patterns;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The automatic checks of one set of rows. */
final class Findings {
    private static final List<Format> TYPED = List.of(Format.INTEGER, Format.DECIMAL, Format.BOOLEAN);
    private static final double NEARLY_ALL = 0.8;

    private final AutomaticChecks spec;
    private final Evidence evidence;
    private final List<CheckResult> results = new ArrayList<>();

    Findings(AutomaticChecks spec, Evidence evidence) {
        this.spec = spec;
        this.evidence = evidence;
    }

    List<CheckResult> all() {
        if (evidence.rows() == 0) {
            return List.of();
        }
        completeness();
        rows();
        for (ColumnProfile column : evidence.profile().columns()) {
            validity(column);
            uniqueness(column);
            types(column);
            references(column);
            timeliness(column);
        }
        return List.copyOf(results);
    }

    private void completeness() {
        List<ColumnProfile> columns = evidence.profile().columns();
        long cells = 0;
        long values = 0;
        for (ColumnProfile column : columns) {
            cells += column.rows();
            values += column.values();
            add(
                    "completeness",
                    column,
                    Dimension.COMPLETENESS,
                    column.completeness(),
                    column.rows(),
                    column.nulls(),
                    grouped(column.nulls()) + " of " + grouped(column.rows()) + " rows have no value");
        }
        if (cells > 0) {
            add(
                    "completeness",
                    null,
                    Dimension.COMPLETENESS,
                    (double) values / cells,
                    cells,
                    cells - values,
                    grouped(cells - values) + " of " + grouped(cells) + " cells have no value");
        }
    }

    private void rows() {
        DistinctCount distinct = evidence.profile().distinctRows();
        if (distinct != null) {
            long repeated = Math.max(0, evidence.rows() - distinct.count());
            add(
                    "uniqueness",
                    null,
                    Dimension.UNIQUENESS,
                    1 - (double) repeated / evidence.rows(),
                    evidence.rows(),
                    repeated,
                    grouped(repeated) + " of " + grouped(evidence.rows()) + " rows came before");
        }
    }

    private void validity(ColumnProfile column) {
        Content content = column.content();
        ColumnRole.Recognised role = ColumnRole.recognise(column).orElse(null);
        if (content == null || role == null) {
            return;
        }
        if (role.like() < 0) {
            add(
                    "validity",
                    column,
                    Dimension.VALIDITY,
                    0,
                    -1,
                    -1,
                    "its name says " + role.words() + ", but fewer than half of the values look like that");
            return;
        }
        long wrong = content.values() - role.like();
        add(
                "validity",
                column,
                Dimension.VALIDITY,
                (double) role.like() / content.values(),
                content.values(),
                wrong,
                grouped(wrong) + " of " + grouped(content.values()) + " values do not look like " + role.words());
    }

    private void uniqueness(ColumnProfile column) {
        if (!ColumnRole.isKey(column)) {
            return;
        }
        long repeated = Math.max(0, column.values() - column.distinct().count());
        add(
                "uniqueness",
                column,
                Dimension.UNIQUENESS,
                1 - (double) repeated / column.values(),
                column.values(),
                repeated,
                grouped(repeated) + " of " + grouped(column.values()) + " values came before");
    }

    /** Texts of which nearly all, but not all, can be read as one type. */
    private void types(ColumnProfile column) {
        Content content = column.content();
        if (content == null
                || content.values() == 0
                || ColumnRole.recognise(column).isPresent()) {
            return;
        }
        Format best = null;
        for (Format format : TYPED) {
            if (content.share(format) >= NEARLY_ALL && (best == null || content.share(format) > content.share(best))) {
                best = format;
            }
        }
        if (best != null) {
            long wrong = content.values() - content.counts().getOrDefault(best, 0L);
            add(
                    "consistency",
                    column,
                    Dimension.CONSISTENCY,
                    content.share(best),
                    content.values(),
                    wrong,
                    grouped(wrong) + " of " + grouped(content.values()) + " values are not " + words(best)
                            + " as the others");
        }
    }

    /** References have one form: texts one shape, numbers none below 1. */
    private void references(ColumnProfile column) {
        if (!ColumnRole.isReference(column) || column.values() == 0) {
            return;
        }
        Patterns patterns = column.patterns();
        var moments = column.moments();
        if (column.type() == Type.TEXT
                && patterns != null
                && !patterns.patterns().isEmpty()) {
            long most = patterns.patterns().get(0).count();
            add(
                    "reference_form",
                    column,
                    Dimension.CONSISTENCY,
                    (double) most / column.values(),
                    column.values(),
                    column.values() - most,
                    grouped(column.values() - most) + " of " + grouped(column.values())
                            + " references are not of the usual form "
                            + patterns.patterns().get(0).shape());
        } else if (column.type() == Type.INT64 && moments != null) {
            long wrong = moments.zeros() + moments.negatives();
            add(
                    "reference_form",
                    column,
                    Dimension.CONSISTENCY,
                    1 - (double) wrong / column.values(),
                    column.values(),
                    wrong,
                    grouped(wrong) + " of " + grouped(column.values()) + " references are 0 or less");
        }
    }

    private void timeliness(ColumnProfile column) {
        Serializable youngest = column.max();
        if (!ColumnRole.isChangeTime(column)) {
            return;
        }
        Instant moment = youngest instanceof Instant instant
                ? instant
                : youngest instanceof LocalDate day
                        ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : null;
        if (moment == null) {
            return;
        }
        Duration age = Duration.between(moment, evidence.now());
        double score = age.compareTo(spec.maxAge()) <= 0
                ? 1
                : (double) spec.maxAge().toSeconds() / Math.max(1, age.toSeconds());
        add(
                "timeliness",
                column,
                Dimension.TIMELINESS,
                score,
                -1,
                -1,
                "the youngest value is " + Math.max(0, age.toDays()) + " days old, "
                        + spec.maxAge().toDays() + " are timely");
    }

    private void add(
            String type,
            @Nullable ColumnProfile column,
            Dimension dimension,
            double score,
            long evaluated,
            long failed,
            String message) {
        if (Double.isNaN(score)) {
            return;
        }
        double threshold = spec.threshold(dimension);
        Outcome outcome = score >= threshold ? Outcome.PASS : spec.level() == Level.FAIL ? Outcome.FAIL : Outcome.WARN;
        results.add(new CheckResult(
                "auto." + type + (column == null ? "" : "(" + column.name() + ")"),
                "auto." + type,
                column == null ? List.of() : List.of(column.name()),
                dimension,
                spec.level(),
                1,
                outcome,
                score,
                percent(score),
                score,
                "at least " + percent(threshold),
                evaluated,
                failed,
                message + (outcome == Outcome.PASS ? "" : "; at least " + percent(threshold) + " must"),
                List.of()));
    }

    private static String words(Format format) {
        return switch (format) {
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
            case BOOLEAN -> "true or false";
            default -> format.id();
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", Math.floor(share * 10_000 + 1e-9) / 100);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
