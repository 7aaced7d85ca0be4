package io.penstock.schedule.plan;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stretch of time whose data a run is to load: from its start, included, to its end, excluded. The intervals of a time trigger lie end to
 * end; the run of an interval is due at its end.
 *
 * @param start included
 * @param end excluded
 * @param zone whose dates it has
 */
public record DataInterval(Instant start, Instant end, ZoneId zone) implements Serializable {
    public DataInterval {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("an interval ends before it begins: " + start + " to " + end);
        }
    }

    /**
     * What a JSON pipeline may ask for: <code>${interval.start}</code> and <code>${interval.end}</code> as {@code 2026-01-31T02:00:00Z}, <code>
     * ${interval.start_date}</code> and <code>${interval.end_date}</code> as dates of the zone.
     */
    public Map<String, String> variables() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("interval.start", start.toString());
        all.put("interval.end", end.toString());
        all.put("interval.start_date", start.atZone(zone).toLocalDate().toString());
        all.put("interval.end_date", end.atZone(zone).toLocalDate().toString());
        return all;
    }

    @Override
    public String toString() {
        return start + " to " + end;
    }
}
