package io.penstock.quality.anomaly;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up metrics of daily loads, of which it is known which values are odd. Seeded. */
record LabelledSeries(String name, List<Observation> points, List<Boolean> odd) {
    private static final Instant START = Instant.parse("2024-01-01T03:00:00Z");
    private static final int DAYS = 112;
    private static final int QUIET = 35;

    /** What a normal value of a day is; NaN for a day without one. */
    private interface Shape {
        double at(int day, Random random);
    }

    static List<LabelledSeries> all(long seed) {
        return List.of(
                make("seasonal", seed, LabelledSeries::seasonal, Odd.SPIKE),
                make("trend", seed + 1, (day, random) -> 1000 + 8 * day + 25 * random.nextGaussian(), Odd.SPIKE),
                make(
                        "level shift",
                        seed + 2,
                        (day, random) -> (day < 70 ? 500 : 800) + 15 * random.nextGaussian(),
                        Odd.SHIFT),
                make("spikes", seed + 3, (day, random) -> 0.02 + 0.003 * random.nextGaussian(), Odd.SPIKE),
                make("gaps", seed + 4, (day, random) -> day % 9 == 4 ? Double.NaN : seasonal(day, random), Odd.SPIKE),
                make("weekend counts", seed + 5, LabelledSeries::counts, Odd.DROP),
                make("constant", seed + 6, (day, random) -> 42, Odd.NONE));
    }

    private enum Odd {
        SPIKE,
        DROP,
        SHIFT,
        NONE
    }

    private static double seasonal(int day, Random random) {
        return 1000 + 200 * Math.sin(2 * Math.PI * (day % 7) / 7) + 20 * random.nextGaussian();
    }

    private static double counts(int day, Random random) {
        DayOfWeek weekday = at(day).atZone(ZoneOffset.UTC).getDayOfWeek();
        double usual = weekday == DayOfWeek.SUNDAY ? 900 : weekday == DayOfWeek.SATURDAY ? 2500 : 10_000;
        return Math.rint(usual * Math.exp(0.06 * random.nextGaussian()));
    }

    private static Instant at(int day) {
        return START.plus(day, ChronoUnit.DAYS);
    }

    private static LabelledSeries make(String name, long seed, Shape shape, Odd kind) {
        Random random = new Random(seed);
        List<Observation> points = new ArrayList<>();
        List<Boolean> odd = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            double value = shape.at(day, random);
            boolean chosen = day >= QUIET && random.nextInt(12) == 0;
            if (Double.isNaN(value)) {
                continue;
            }
            boolean isOdd = kind == Odd.SHIFT ? day == 70 : kind != Odd.NONE && chosen;
            if (isOdd && kind == Odd.SPIKE) {
                value *= random.nextBoolean() ? 1.8 : 0.3;
            } else if (isOdd && kind == Odd.DROP) {
                value = Math.rint(value * 0.35);
            }
            points.add(Observation.of(at(day), value));
            odd.add(isOdd);
        }
        return new LabelledSeries(name, points, odd);
    }
}
