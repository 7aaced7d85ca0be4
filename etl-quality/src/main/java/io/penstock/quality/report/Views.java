package io.penstock.quality.report;

import io.penstock.quality.score.HealthScore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How numbers and times are written in reports. Times are UTC. */
public final class Views {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Views() {}

    /** {@code 97 %}, rounded down so that 100 % means all of it; a dash for what is not known. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "–" : (long) Math.floor(share * 100 + 1e-9) + " %";
    }

    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static void put(Map<String, Object> map, String key, double value) {
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            map.put(key, value);
        }
    }

    static Map<String, Object> health(HealthScore health) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "value", health.value());
        map.put(
                "parts",
                health.parts().stream()
                        .map(part -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", part.name());
                            put(one, "value", part.value());
                            put(one, "weight", part.weight());
                            one.put("because", part.because());
                            return one;
                        })
                        .toList());
        if (health.quality() != null) {
            map.put("quality", health.quality().toMap());
        }
        return map;
    }
}
