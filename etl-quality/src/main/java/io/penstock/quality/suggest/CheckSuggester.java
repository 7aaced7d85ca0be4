package io.penstock.quality.suggest;

import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Format;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Proposes checks that the data of a profile passes and that other data of the same kind should pass too. Shares are rounded down and bounds widened, so that
 * the next load does not fail for a trifle; what is proposed is a beginning, to be read by somebody who knows the data.
 *
 * <ul>
 *   <li>row_count: half to twice the rows
 *   <li>not_null: columns of which at least 90 % hold a value, {@code mostly} the share rounded down to a per cent
 *   <li>unique: columns whose values all differ, of 20 rows or more
 *   <li>a format: texts of which at least 90 % look like it
 *   <li>in_set: at most 12 different values that each occur 5 times at least
 *   <li>between: numbers, from the least to the greatest, widened by a tenth of the range; never below 0 when none is
 *   <li>length: other texts of at most 64 characters
 * </ul>
 */
public final class CheckSuggester {
    private static final double ENOUGH = 0.9;
    private static final long FEWEST_ROWS = 20;
    private static final int MOST_VALUES = 12;
    private static final long FEWEST_OF_EACH = 5;
    private static final long LONGEST = 64;
    private static final double WIDER = 0.1;

    private static final List<Format> FORMATS = List.of(
            Format.EMAIL,
            Format.ISBN,
            Format.URL,
            Format.UUID,
            Format.IBAN,
            Format.IP,
            Format.CREDIT_CARD,
            Format.DATE_ISO,
            Format.DATE_EU,
            Format.DATE_US,
            Format.TIMESTAMP,
            Format.TIME,
            Format.PERCENT,
            Format.MONEY,
            Format.PHONE,
            Format.INTEGER,
            Format.DECIMAL);

    private CheckSuggester() {}

    /** @param profile with every measure ({@code FULL}); from others less is proposed */
    public static List<Suggestion> suggest(ProfileResult profile) {
        List<Suggestion> all = new ArrayList<>();
        if (profile.rows() == 0) {
            return all;
        }
        Map<String, Object> rows = check("row_count");
        rows.put("min", Math.max(1, profile.rows() / 2));
        rows.put("max", profile.rows() * 2);
        all.add(new Suggestion(rows, "there were " + grouped(profile.rows()) + " rows"));
        for (ColumnProfile column : profile.columns()) {
            of(column, all);
        }
        return all;
    }

    private static void of(ColumnProfile column, List<Suggestion> all) {
        if (column.completeness() >= ENOUGH) {
            Map<String, Object> check = check("not_null", column);
            if (column.nulls() > 0) {
                check.put("mostly", floor(column.completeness()));
            }
            all.add(new Suggestion(
                    check,
                    column.nulls() == 0
                            ? "all rows have a value"
                            : grouped(column.nulls()) + " of " + grouped(column.rows()) + " rows have none"));
        }
        boolean unique = column.values() >= FEWEST_ROWS
                && column.distinct().count() == column.values()
                && column.type() != Type.FLOAT64
                && !column.type().isNested();
        if (unique) {
            Map<String, Object> check = check("unique");
            check.put("columns", List.of(column.name()));
            all.add(new Suggestion(check, "all " + grouped(column.values()) + " values differ"));
        }
        if (!format(column, all) && !set(column, all)) {
            numbers(column, all);
            lengths(column, all);
        }
    }

    private static boolean format(ColumnProfile column, List<Suggestion> all) {
        Content content = column.content();
        if (content == null || content.values() == 0) {
            return false;
        }
        for (Format format : FORMATS) {
            double share = content.share(format);
            if (share >= ENOUGH) {
                Map<String, Object> check = check(format.id(), column);
                if (share < 1) {
                    check.put("mostly", floor(share));
                }
                all.add(new Suggestion(
                        check,
                        grouped(content.counts().getOrDefault(format, 0L)) + " of " + grouped(content.values())
                                + " values look like " + format.id().replace('_', ' ')));
                return true;
            }
        }
        return false;
    }

    private static boolean set(ColumnProfile column, List<Suggestion> all) {
        TopValues top = column.top();
        long distinct = column.distinct().count();
        if (top == null
                || top.accuracy() != Accuracy.EXACT
                || distinct == 0
                || distinct > MOST_VALUES
                || top.values().size() != distinct
                || (column.type() != Type.TEXT && column.type() != Type.INT64)
                || top.values().stream().anyMatch(each -> each.count() < FEWEST_OF_EACH)) {
            return false;
        }
        Map<String, Object> check = check("in_set", column);
        check.put(
                "values",
                top.values().stream()
                        .map(each -> plain(each.value()))
                        .sorted(CheckSuggester::compare)
                        .toList());
        all.add(new Suggestion(check, "there are " + distinct + " different values"));
        return true;
    }

    private static int compare(Object one, Object other) {
        return one instanceof Long a && other instanceof Long b
                ? Long.compare(a, b)
                : one.toString().compareTo(other.toString());
    }

    private static void numbers(ColumnProfile column, List<Suggestion> all) {
        if (!column.type().isNumeric()
                || !(column.min() instanceof Number least)
                || !(column.max() instanceof Number greatest)) {
            return;
        }
        BigDecimal min = new BigDecimal(least.toString());
        BigDecimal max = new BigDecimal(greatest.toString());
        BigDecimal more = max.subtract(min).multiply(BigDecimal.valueOf(WIDER), MathContext.DECIMAL64);
        BigDecimal low = min.signum() >= 0 ? BigDecimal.ZERO.max(min.subtract(more)) : min.subtract(more);
        Map<String, Object> check = check("between", column);
        int scale = column.type() == Type.INT64 ? 0 : 2;
        check.put("min", number(low.setScale(scale, RoundingMode.FLOOR)));
        check.put("max", number(max.add(more).setScale(scale, RoundingMode.CEILING)));
        all.add(new Suggestion(check, "values lie between " + min.toPlainString() + " and " + max.toPlainString()));
    }

    private static void lengths(ColumnProfile column, List<Suggestion> all) {
        Lengths lengths = column.lengths();
        if (column.type() != Type.TEXT || lengths == null || column.values() == 0 || lengths.max() > LONGEST) {
            return;
        }
        Map<String, Object> check = check("length", column);
        check.put("min", lengths.min());
        check.put("max", lengths.min() == lengths.max() ? lengths.max() : lengths.max() * 2);
        all.add(new Suggestion(check, "texts are " + lengths.min() + " to " + lengths.max() + " characters long"));
    }

    private static Object number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18 ? (Object) plain.longValueExact() : value;
    }

    private static Object plain(Serializable value) {
        return value instanceof Number ? value : value.toString();
    }

    private static double floor(double share) {
        return Math.floor(share * 100) / 100;
    }

    private static Map<String, Object> check(String type) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("type", type);
        return check;
    }

    private static Map<String, Object> check(String type, ColumnProfile column) {
        Map<String, Object> check = check(type);
        check.put("column", column.name());
        return check;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
