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
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures as maps, lists and values that JSON can hold. What was not measured or is not defined is left out. */
public final class MeasuresWriter {
    private static final int[] PERCENTILES = {1, 5, 25, 50, 75, 95, 99};

    private MeasuresWriter() {}

    /** Adds {@code moments, quantiles, histogram, top, frequencies, lengths, patterns, content, samples}. */
    public static void write(ColumnMeasures measures, Map<String, Object> map) {
        put(map, "moments", measures.moments(), MeasuresWriter::moments);
        put(map, "quantiles", measures.quantiles(), MeasuresWriter::quantiles);
        put(map, "histogram", measures.histogram(), MeasuresWriter::histogram);
        put(map, "top", measures.top(), MeasuresWriter::top);
        put(map, "frequencies", measures.frequencies(), MeasuresWriter::frequencies);
        put(map, "lengths", measures.lengths(), MeasuresWriter::lengths);
        put(map, "patterns", measures.patterns(), MeasuresWriter::patterns);
        put(map, "content", measures.content(), MeasuresWriter::content);
        if (!measures.samples().isEmpty()) {
            map.put("samples", values(measures.samples()));
        }
    }

    private static <T> void put(
            Map<String, Object> map, String key, @Nullable T measure, Function<T, Map<String, Object>> writer) {
        if (measure != null) {
            map.put(key, writer.apply(measure));
        }
    }

    private static List<Serializable> values(List<Serializable> values) {
        return values.stream().map(JsonValues::write).toList();
    }

    private static Map<String, Object> moments(Moments moments) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("count", moments.count());
        if (moments.sum() != null) {
            map.put("sum", moments.sum());
        }
        defined(map, "mean", moments.mean());
        defined(map, "stddev", moments.standardDeviation());
        defined(map, "variance", moments.variance());
        defined(map, "skewness", moments.skewness());
        defined(map, "kurtosis", moments.kurtosis());
        map.put("zeros", moments.zeros());
        map.put("negatives", moments.negatives());
        map.put("infinities", moments.infinities());
        map.put("nans", moments.nans());
        return map;
    }

    private static void defined(Map<String, Object> map, String key, double value) {
        if (!Double.isNaN(value)) {
            map.put(key, JsonValues.write(value));
        }
    }

    private static Map<String, Object> quantiles(Quantiles quantiles) {
        Map<String, Object> map = accuracy(quantiles.accuracy());
        map.put("rank_error", quantiles.rankError());
        map.put("count", quantiles.count());
        if (!quantiles.points().isEmpty()) {
            for (int percent : PERCENTILES) {
                map.put("p" + percent, JsonValues.write(quantiles.quantile(percent / 100.0)));
            }
        }
        List<Object> points = new ArrayList<>();
        quantiles.points().forEach(point -> points.add(List.of(JsonValues.write(point.value()), point.rank())));
        map.put("points", points);
        return map;
    }

    private static Map<String, Object> histogram(Histogram histogram) {
        Map<String, Object> map = accuracy(histogram.accuracy());
        map.put("bounds", histogram.bounds());
        map.put("counts", histogram.counts());
        return map;
    }

    private static Map<String, Object> top(TopValues top) {
        Map<String, Object> map = accuracy(top.accuracy(), top.error());
        List<Object> each = new ArrayList<>();
        top.values().forEach(value -> each.add(pair("value", JsonValues.write(value.value()), value.count())));
        map.put("values", each);
        return map;
    }

    private static Map<String, Object> frequencies(Frequencies frequencies) {
        Map<String, Object> map = accuracy(frequencies.accuracy());
        map.put("once", frequencies.once());
        map.put("entropy", frequencies.entropy());
        return map;
    }

    private static Map<String, Object> lengths(Lengths lengths) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("min", lengths.min());
        map.put("max", lengths.max());
        map.put("mean", lengths.mean());
        map.put("empty", lengths.empty());
        return map;
    }

    private static Map<String, Object> patterns(Patterns patterns) {
        Map<String, Object> map = accuracy(patterns.accuracy(), patterns.error());
        List<Object> each = new ArrayList<>();
        patterns.patterns().forEach(pattern -> each.add(pair("shape", pattern.shape(), pattern.count())));
        map.put("patterns", each);
        return map;
    }

    private static Map<String, Object> content(Content content) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("values", content.values());
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Format format : Format.values()) {
            Long count = content.counts().get(format);
            if (count != null) {
                counts.put(format.id(), count);
            }
        }
        map.put("counts", counts);
        return map;
    }

    private static Map<String, Object> pair(String key, Serializable value, long count) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put("count", count);
        return map;
    }

    private static Map<String, Object> accuracy(Accuracy accuracy) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accuracy", accuracy.name().toLowerCase(Locale.ROOT));
        return map;
    }

    private static Map<String, Object> accuracy(Accuracy accuracy, long error) {
        Map<String, Object> map = accuracy(accuracy);
        if (error > 0) {
            map.put("error", error);
        }
        return map;
    }
}
