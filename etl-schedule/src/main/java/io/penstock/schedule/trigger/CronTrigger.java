package io.penstock.schedule.trigger;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Due where a cron expression says, in a zone: {@code cron 30 2 * * MON-FRI in Europe/London}.
 *
 * <p>Five fields (minute, hour, day of month, month, day of week) or six, with the second first. Each is {@code *}, a value, a range
 * {@code 1-5}, a list {@code 1,15}, or one of these with a step behind a slash: {@code 10-50/20}. Months and days of the week may be names (JAN,
 * MON); Sunday is 0 or 7; the day of month may be {@code L}, the last one; {@code ?} is {@code *}. When both days are restricted, either is enough. {@code
 * @hourly}, {@code @daily}, {@code @weekly}, {@code @monthly} and {@code @yearly} stand for what they say.
 *
 * <p>Where clocks change: an expression whose hour begins with {@code *} is due whenever the clocks show a fitting time, twice in a
 * repeated hour and not at all in a skipped one. With any other hour it is due as often as on other days, see {@link TimeTrigger}.
 */
public final class CronTrigger implements TimeTrigger {
    private static final long serialVersionUID = 1L;

    private final String expression;
    private final ZoneId zone;
    private final CronFields fields;

    private CronTrigger(String expression, ZoneId zone) {
        this.expression = expression;
        this.zone = zone;
        this.fields = CronFields.parse(expression);
    }

    /**
     * Due where the expression says, in UTC; see {@link #in}.
     *
     * @throws PlanException {@code PEN-8603} with the field that is wrong, or when there is no such date
     */
    public static CronTrigger of(String expression) {
        CronTrigger trigger = new CronTrigger(expression.strip().replaceAll("\\s+", " "), ZoneOffset.UTC);
        trigger.nextAfter(Instant.EPOCH);
        return trigger;
    }

    /** The same expression in another zone. */
    public CronTrigger in(ZoneId newZone) {
        return new CronTrigger(expression, newZone);
    }

    public String expression() {
        return expression;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return found(calendar().nextAfter(moment));
    }

    @Override
    public Instant lastBefore(Instant moment) {
        return found(calendar().lastBefore(moment));
    }

    private Instant found(@Nullable Instant due) {
        if (due == null) {
            throw new PlanException(
                    Problem.of(TriggerErrors.CRON, "'" + expression + "' is never due: no month has such a day"));
        }
        return due;
    }

    private Calendar calendar() {
        return new Calendar(zone, fields, fields.anyHour() ? Calendar.Clocks.AS_SHOWN : Calendar.Clocks.ONCE);
    }

    @Override
    public String text() {
        return "cron " + expression + " in " + zone;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronTrigger cron && cron.expression.equals(expression) && cron.zone.equals(zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(expression, zone);
    }

    @Override
    public String toString() {
        return text();
    }
}
