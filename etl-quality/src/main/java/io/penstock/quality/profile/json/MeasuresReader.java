package io.penstock.quality.profile.json;

import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Format;
import io.penstock.quality.profile.measure.Frequencies;
import io.penstock.quality.profile.measure.Histogram;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.Patterns;
import io.penstock.quality.profile.measure.Quantiles;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link MeasuresWriter} wrote. */
public final class MeasuresReader {
    private MeasuresReader() {}

    /**
     * The measures in the map of a column.
     *
     * @throws io.penstock.error.PlanException {@code PEN-5104} naming the place that cannot be read
     */
    public static ColumnMeasures read(StoredMap column, Type type) {
        List<Serializable> samples = new ArrayList<>();
        for (Object each : column.list("samples")) {
            samples.add(column.value("samples", type, each));
        }
        return new ColumnMeasures(
                column.find("moments", MeasuresReader::moments),
                column.find("quantiles", map -> quantiles(map, type)),
                column.find("histogram", map -> histogram(map, type)),
                column.find("top", map -> top(map, type)),
                column.find("frequencies", MeasuresReader::frequencies),
                column.find("lengths", MeasuresReader::lengths),
                column.find("patterns", MeasuresReader::patterns),
                column.find("content", MeasuresReader::content),
                samples);
    }

    private static Moments moments(StoredMap map) {
        return new Moments(
                map.whole("count"),
                map.has("sum") ? decimal(map) : null,
                map.number("mean"),
                map.number("variance"),
                map.number("skewness"),
                map.number("kurtosis"),
                map.whole("zeros"),
                map.whole("negatives"),
                map.whole("infinities"),
                map.whole("nans"));
    }

    private static BigDecimal decimal(StoredMap map) {
        try {
            return new BigDecimal(map.text("sum"));
        } catch (NumberFormatException e) {
            throw map.wrong("sum", "a number");
        }
    }

    private static Accuracy accuracy(StoredMap map) {
        return map.choice("accuracy", Accuracy.class);
    }

    private static long error(StoredMap map) {
        return map.has("error") ? map.whole("error") : 0;
    }

    private static Quantiles quantiles(StoredMap map, Type type) {
        List<Quantiles.Point> points = new ArrayList<>();
        for (Object each : map.list("points")) {
            if (each instanceof List<?> pair && pair.size() == 2 && pair.get(1) instanceof Number rank) {
                points.add(new Quantiles.Point(map.value("points", type, pair.get(0)), rank.longValue()));
            } else {
                throw map.wrong("points", "pairs of a value and a rank");
            }
        }
        return new Quantiles(type, accuracy(map), map.number("rank_error"), map.whole("count"), points);
    }

    private static Histogram histogram(StoredMap map, Type type) {
        List<Double> bounds =
                numbers(map, "bounds").stream().map(Number::doubleValue).toList();
        List<Long> counts =
                numbers(map, "counts").stream().map(Number::longValue).toList();
        if (bounds.size() != counts.size() + 1) {
            throw map.wrong("bounds", "one number more than there are counts");
        }
        return new Histogram(type, accuracy(map), bounds, counts);
    }

    private static List<Number> numbers(StoredMap map, String key) {
        List<Number> numbers = new ArrayList<>();
        for (Object each : map.list(key)) {
            if (!(each instanceof Number number)) {
                throw map.wrong(key, "numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static TopValues top(StoredMap map, Type type) {
        return new TopValues(accuracy(map), error(map), map.maps("values", each -> topValue(each, type)));
    }

    private static TopValues.TopValue topValue(StoredMap map, Type type) {
        return new TopValues.TopValue(map.value("value", type, map.text("value")), map.whole("count"));
    }

    private static Frequencies frequencies(StoredMap map) {
        return new Frequencies(accuracy(map), map.whole("once"), map.number("entropy"));
    }

    private static Lengths lengths(StoredMap map) {
        return new Lengths(map.whole("min"), map.whole("max"), map.number("mean"), map.whole("empty"));
    }

    private static Patterns patterns(StoredMap map) {
        return new Patterns(
                accuracy(map),
                error(map),
                map.maps("patterns", each -> new Patterns.Pattern(each.text("shape"), each.whole("count"))));
    }

    private static Content content(StoredMap map) {
        StoredMap stored = map.map("counts");
        Map<Format, Long> counts = new EnumMap<>(Format.class);
        for (Format format : Format.values()) {
            if (stored.has(format.id())) {
                counts.put(format, stored.whole(format.id()));
            }
        }
        return new Content(map.whole("values"), counts);
    }
}
