package io.penstock.quality.sketch.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.quality.distinct.DistinctMethod;
import io.penstock.quality.distinct.Fresh;
import io.penstock.quality.distinct.MemoryBudget;
import io.penstock.quality.distinct.WyHash;
import io.penstock.quality.sketch.KeyOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTallyTest {
    private static final long AMPLE = 1L << 32;
    private static final int BATCH = 5_000;

    private final Random random = new Random(8044);
    private final MemoryBudget budget = new MemoryBudget(AMPLE);

    private static String textOf(int number) {
        return "value " + number;
    }

    private static void addTexts(ValueTally tally, int[] numbers) {
        for (int from = 0; from < numbers.length; from += BATCH) {
            int size = Math.min(BATCH, numbers.length - from);
            long[] keys = new long[size];
            for (int i = 0; i < size; i++) {
                byte[] text = textOf(numbers[from + i]).getBytes(StandardCharsets.UTF_8);
                keys[i] = WyHash.hash(text, 0, text.length);
            }
            int base = from;
            tally.add(keys, size, k -> textOf(numbers[base + k]).getBytes(StandardCharsets.UTF_8), new Fresh());
        }
    }

    private static Map<Integer, Long> count(int[] numbers) {
        return Arrays.stream(numbers).boxed().collect(Collectors.groupingBy(n -> n, Collectors.counting()));
    }

    /** Numbers of which n is n to the power of {@code skew} times less frequent than 1. */
    private int[] zipf(int size, int distinct, double skew) {
        double[] bounds = new double[distinct];
        double sum = 0;
        for (int i = 0; i < distinct; i++) {
            sum += 1 / Math.pow(i + 1, skew);
            bounds[i] = sum;
        }
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            int at = Arrays.binarySearch(bounds, random.nextDouble() * sum);
            numbers[i] = at < 0 ? Math.min(distinct - 1, -at - 1) : at;
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"100000, 3, 0", "100000, 5000, 0", "200000, 150000, 0", "200000, 100000, 1", "100000, 30000, 0.5"})
    void findsTheMostFrequentTextsExactlyWhileDistinctOnesAreCounted(int size, int distinct, double skew) {
        int[] numbers = zipf(size, distinct, skew);
        ValueTally tally = ValueTally.ofTexts(budget, 1_000_000, 1 << 20);
        addTexts(tally, numbers);

        Map<Integer, Long> exact = count(numbers);
        List<Long> best = exact.values().stream()
                .sorted((a, b) -> Long.compare(b, a))
                .limit(50)
                .toList();
        FrequentKeys found = FrequentKeys.of(tally, 50);
        assertThat(found.error()).isZero();
        assertThat(found.keys()).extracting(FrequentKeys.Frequent::count).isEqualTo(best);
        assertThat(found.keys()).allMatch(each -> exact.get(numberIn(each)).equals(each.count()));
        assertThat(tally.distinct().count()).isEqualTo(exact.size());
        assertThat(Spread.of(tally).once())
                .isEqualTo(exact.values().stream().filter(n -> n == 1).count());
        assertThat(Spread.of(tally).entropy()).isCloseTo(entropy(exact, size), within(1e-9));
    }

    private static int numberIn(FrequentKeys.Frequent each) {
        return Integer.parseInt(new String(each.text(), StandardCharsets.UTF_8).substring(6));
    }

    private static double entropy(Map<Integer, Long> counts, double all) {
        return counts.values().stream()
                .mapToDouble(n -> -n / all * Math.log(n / all) / Math.log(2))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1, 1.5})
    void keepsItsWordOnceValuesAreTooMany(double skew) {
        int size = 600_000;
        int[] numbers = zipf(size, 400_000, skew);
        ValueTally tally = ValueTally.ofTexts(budget, 2_000, 1 << 20);
        addTexts(tally, numbers);

        Map<Integer, Long> exact = count(numbers);
        assertThat(tally.isExact()).isFalse();
        assertThat(tally.distinct().method()).isEqualTo(DistinctMethod.ESTIMATED);
        assertThat((double) tally.distinct().count()).isCloseTo(exact.size(), within(0.03 * exact.size()));
        FrequentKeys found = FrequentKeys.of(tally, 10);
        assertThat(found.error()).isLessThan(size / 1000);
        for (FrequentKeys.Frequent each : found.keys()) {
            assertThat(exact.get(numberIn(each))).isBetween(each.count(), each.count() + found.error());
        }
        long last = found.keys().get(9).count();
        List<Integer> shown =
                found.keys().stream().map(ValueTallyTest::numberIn).toList();
        exact.forEach((number, n) ->
                assertThat(shown.contains(number) || n <= last + found.error()).isTrue());
        Spread spread = Spread.of(tally);
        assertThat(spread.exact()).isFalse();
        long once = exact.values().stream().filter(n -> n == 1).count();
        assertThat((double) spread.once()).isCloseTo(once, within(0.1 * once));
        assertThat(spread.entropy()).isCloseTo(entropy(exact, size), within(0.2));
        assertThat(tally.byteSize()).isLessThan(600_000);
    }

    @Test
    void numbersThatAreTooManyGoIntoSketches() {
        ValueTally tally = ValueTally.ofNumbers(budget, 1_000, 1 << 20, KeyOrder.WHOLE);
        long sum = 0;
        for (int b = 0; b < 50; b++) {
            long[] keys =
                    random.longs(BATCH, -1_000_000_000_000L, 3_000_000_000_000L).toArray();
            sum += Arrays.stream(keys).sum();
            tally.add(
                    keys,
                    BATCH,
                    Arrays.stream(keys).min().orElseThrow(),
                    Arrays.stream(keys).max().orElseThrow(),
                    null,
                    new Fresh());
        }

        assertThat(tally.isExact()).isFalse();
        assertThat(tally.numbers().sums().sum().longValueExact()).isEqualTo(sum);
        assertThat(tally.numbers().sums().powers().count()).isEqualTo(50L * BATCH);
        assertThat(tally.numbers().quantiles().count()).isEqualTo(50L * BATCH);
        assertThat(tally.numbers().sums().powers().variance())
                .isCloseTo(Math.pow(4e12, 2) / 12, within(0.01 * Math.pow(4e12, 2) / 12));
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1000, 1001, 1002, 5000})
    void isExactUpToItsLimitAndNotBeyond(int distinct) {
        for (IntFunction<long[]> make : List.<IntFunction<long[]>>of(
                n -> random.ints(60_000, 0, n).mapToLong(i -> i * 0x1234567890L).toArray(),
                n -> java.util.stream.LongStream.range(0, 60_000)
                        .map(i -> i % n * 0x1234567890L)
                        .toArray())) {
            ValueTally tally = ValueTally.ofHashes(budget, 1000, 1 << 20);
            long[] keys = make.apply(distinct);
            Map<Long, Long> exact = new HashMap<>();
            for (long key : keys) {
                exact.merge(key, 1L, Long::sum);
            }
            tally.add(keys, keys.length, null, new Fresh());

            assertThat(tally.isExact()).as("%s", exact.size()).isEqualTo(exact.size() <= 1000);
            if (tally.isExact()) {
                Map<Long, Long> found = new HashMap<>();
                tally.forEach(found::put);
                assertThat(found).isEqualTo(exact);
            }
        }
    }

    @Test
    void reportsWhatIsNewOnce() {
        ValueTally tally = ValueTally.ofNumbers(budget, 100_000, 1 << 20, KeyOrder.WHOLE);
        Fresh fresh = new Fresh();
        List<Long> reported = new ArrayList<>();
        for (int b = 0; b < 20; b++) {
            long[] keys = random.longs(BATCH, 0, 9_000).toArray();
            tally.add(keys, BATCH, 0, 9_000, null, fresh);
            for (int k = 0; k < fresh.size(); k++) {
                reported.add(keys[fresh.get(k)]);
            }
        }
        assertThat(reported).doesNotHaveDuplicates().hasSize((int)
                tally.distinct().count());
    }

    @ParameterizedTest
    @CsvSource({"1000000,1000000", "1000000,500", "500,1000000", "500,500"})
    void mergesWhateverBothHaveBecome(int leftLimit, int rightLimit) {
        int[] left = zipf(60_000, 8_000, 1);
        int[] right = zipf(40_000, 9_000, 1.2);
        ValueTally merged = ValueTally.ofTexts(budget, leftLimit, 1 << 20);
        addTexts(merged, left);
        ValueTally other = ValueTally.ofTexts(budget, rightLimit, 1 << 20);
        addTexts(other, right);
        merged.merge(other);

        Map<Integer, Long> exact = count(left);
        count(right).forEach((number, n) -> exact.merge(number, n, Long::sum));
        assertThat(merged.total()).isEqualTo(100_000);
        assertThat((double) merged.distinct().count()).isCloseTo(exact.size(), within(0.03 * exact.size()));
        FrequentKeys found = FrequentKeys.of(merged, 10);
        for (FrequentKeys.Frequent each : found.keys()) {
            assertThat(exact.get(numberIn(each))).isBetween(each.count(), each.count() + found.error());
        }
        assertThat(merged.isExact()).isEqualTo(leftLimit > 500 && rightLimit > 500);
        if (merged.isExact()) {
            assertThat(found.error()).isZero();
            assertThat(merged.distinct().count()).isEqualTo(exact.size());
            assertThat(Spread.of(merged).entropy()).isCloseTo(entropy(exact, 100_000), within(1e-9));
        }
    }
}
