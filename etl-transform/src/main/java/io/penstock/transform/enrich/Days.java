package io.penstock.transform.enrich;

import io.penstock.data.LongColumn;
import io.penstock.expr.compute.CivilDate;
import io.penstock.schema.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** DATE and TIMESTAMP values as local days and microseconds. Remembers the last quarter of an hour's offset: one thread. */
final class Days {
    private static final long QUARTER = 900_000_000L;

    private final ZoneRules rules;
    private long quarter = Long.MIN_VALUE;
    private long offset;

    Days(ZoneId zone) {
        this.rules = zone.getRules();
    }

    static boolean fits(Type type) {
        return type == Type.DATE || type == Type.TIMESTAMP;
    }

    /** Local microseconds since 1970-01-01T00:00; of a DATE its midnight. */
    long local(LongColumn column, int i) {
        long value = column.get(i);
        if (column.type() == Type.DATE) {
            return value * CivilDate.MICROS_PER_DAY;
        }
        long q = Math.floorDiv(value, QUARTER);
        if (q != quarter) {
            quarter = q;
            offset =
                    1_000_000L * rules.getOffset(Instant.ofEpochSecond(q * 900)).getTotalSeconds();
        }
        return value + offset;
    }

    /** The local day, in days since 1970-01-01. */
    long day(LongColumn column, int i) {
        return column.type() == Type.DATE ? column.get(i) : Math.floorDiv(local(column, i), CivilDate.MICROS_PER_DAY);
    }
}
