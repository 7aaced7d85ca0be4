package io.penstock.quality.check.table;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The youngest value of a column must not be older than this when the run begins. A day counts from its end, in UTC.
 *
 * @param column of type DATE or TIMESTAMP
 * @param maxAge more than zero
 */
public record Freshness(String column, Duration maxAge) implements CheckTest {
    public Freshness {
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new PlanException(
                    Problem.of(CheckErrors.BAD_SETTING, "check freshness: max_age must be more than zero"));
        }
    }

    @Override
    public Description describe() {
        return Description.of("freshness", column);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return Dimension.TIMELINESS;
    }

    @Override
    public String expectation() {
        return "the youngest " + column + " is at most " + words(maxAge) + " old";
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        int position = binding.column(column);
        if (position >= 0) {
            Type type = binding.schema().field(position).type();
            if (type != Type.DATE && type != Type.TIMESTAMP) {
                binding.problems()
                        .add(
                                CheckErrors.WRONG_TYPE,
                                "needs a DATE or TIMESTAMP, but column '" + column + "' is " + type);
            }
            binding.profile(column, ProfileDetail.BASIC);
        }
        return context -> this::judge;
    }

    private Finding judge(Evidence evidence) {
        Serializable youngest = evidence.profile(column).max();
        Instant moment = youngest instanceof Instant instant
                ? instant
                : youngest instanceof LocalDate day
                        ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : null;
        if (moment == null) {
            return new Finding.Nothing("there was no value to look at");
        }
        Duration age = Duration.between(moment, evidence.now());
        Duration shown = age.isNegative() ? Duration.ZERO : age;
        double seconds = shown.toSeconds();
        return age.compareTo(maxAge) <= 0
                ? Finding.met(words(shown) + " old", seconds)
                : Finding.missed(maxAge.toSeconds() / Math.max(1, seconds), words(shown) + " old", seconds);
    }

    /** {@code 2 days 3 hours}: the two greatest parts. */
    static String words(Duration duration) {
        long[] parts = {duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()};
        String[] names = {"day", "hour", "minute", "second"};
        StringBuilder text = new StringBuilder();
        int used = 0;
        for (int i = 0; i < parts.length && used < 2; i++) {
            if (parts[i] > 0) {
                text.append(used == 0 ? "" : " ").append(parts[i]).append(' ').append(names[i]);
                text.append(parts[i] == 1 ? "" : "s");
                used++;
            } else if (used > 0) {
                break;
            }
        }
        return used == 0 ? "0 seconds" : text.toString();
    }
}
