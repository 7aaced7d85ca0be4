package io.penstock.transform.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.Row;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Columns;
import io.penstock.transform.Numbers;
import io.penstock.transform.StepRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillMissingTest {
    private static final Batch ROWS = Numbers.random(3, 4000);

    private static List<Object> column(String name) {
        return ROWS.rows().stream().map(row -> row.get(name)).toList();
    }

    private static List<Object> filled(FillMissing step, String column, long share) throws Exception {
        try (TestContext context = StepRun.context(share)) {
            return StepRun.of(step, context, StepRun.split(ROWS, 97)).column(column);
        }
    }

    @Test
    void fillsConstantsOfEveryType() throws Exception {
        assertThat(filled(FillMissing.value("title", "it's unknown"), "title", 1 << 20))
                .isEqualTo(replaced(column("title"), "it's unknown"));
        assertThat(filled(FillMissing.value("pages", 0), "pages", 1 << 20)).isEqualTo(replaced(column("pages"), 0L));
        assertThat(filled(FillMissing.value("price", "1.5"), "price", 1 << 20))
                .isEqualTo(replaced(column("price"), new BigDecimal("1.50")));
        assertThat(filled(FillMissing.value("day", LocalDate.EPOCH), "day", 1 << 20))
                .isEqualTo(replaced(column("day"), LocalDate.EPOCH));
    }

    private static List<Object> replaced(List<Object> values, Object fill) {
        return values.stream().map(value -> value == null ? fill : value).toList();
    }

    @Test
    void aConstantThatIsNotOfTheTypeIsToldBeforeARowMoves() {
        assertThat(StepRun.problems(FillMissing.value("pages", "many"), Numbers.SCHEMA))
                .singleElement()
                .asString()
                .contains("'many'", "INT64");
    }

    @Test
    void fillsExpressions() throws Exception {
        assertThat(filled(FillMissing.expression("pages", "row * 2"), "pages", 1 << 20)
                        .get(firstNull("pages")))
                .isEqualTo(2L * firstNull("pages"));
        assertThat(StepRun.problems(FillMissing.expression("pages", "row / 2"), Numbers.SCHEMA))
                .singleElement()
                .asString()
                .contains("column 'pages' is INT64, with the expression it would be FLOAT64");
    }

    private static int firstNull(String column) {
        return column(column).indexOf(null);
    }

    @ParameterizedTest
    @ValueSource(longs = {64 << 20, 1 << 10})
    void fillsMeansMediansAndModesOfAllAndOfGroups(long share) throws Exception {
        for (boolean grouped : new boolean[] {false, true}) {
            for (String name : List.of("pages", "price", "score", "wide", "day", "title")) {
                for (FillMethod method : List.of(FillMethod.MEAN, FillMethod.MEDIAN, FillMethod.MODE)) {
                    if (name.equals("title") && method != FillMethod.MODE) {
                        continue;
                    }
                    FillMissing step = FillMissing.by(method, Columns.of(name));
                    List<Object> found = filled(grouped ? step.by("branch") : step, name, share);
                    assertThat(found).as(method + " " + name).isEqualTo(expected(method, name, grouped));
                }
            }
        }
    }

    private static List<Object> expected(FillMethod method, String name, boolean grouped) {
        Map<Object, List<Object>> groups = new HashMap<>();
        for (Row row : ROWS.rows()) {
            Object value = row.get(name);
            List<Object> group = groups.computeIfAbsent(grouped ? row.get("branch") : "", key -> new ArrayList<>());
            if (value != null) {
                group.add(value);
            }
        }
        Map<Object, Object> fills = new HashMap<>();
        groups.forEach((key, values) ->
                fills.put(key, method == FillMethod.MODE ? mode(values) : middle(method, values, name)));
        return ROWS.rows().stream()
                .map(row -> {
                    Object value = row.get(name);
                    return value == null ? fills.get(grouped ? row.get("branch") : "") : value;
                })
                .toList();
    }

    private static Object mode(List<Object> values) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        int most = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Object middle(FillMethod method, List<Object> values, String name) {
        double[] numbers = values.stream()
                .mapToDouble(
                        value -> value instanceof LocalDate day ? day.toEpochDay() : ((Number) value).doubleValue())
                .toArray();
        double middle;
        if (method == FillMethod.MEAN) {
            double mean = 0;
            for (int i = 0; i < numbers.length; i++) {
                mean += (numbers[i] - mean) / (i + 1);
            }
            middle = mean;
        } else {
            java.util.Arrays.sort(numbers);
            double low = numbers[(numbers.length - 1) / 2];
            middle = low + (numbers[numbers.length / 2] - low) / 2;
        }
        return switch (name) {
            case "score" -> middle;
            case "pages" -> rounded(middle, 0).longValueExact();
            case "price" -> rounded(middle, 2);
            case "wide" -> rounded(middle, 3);
            default -> LocalDate.ofEpochDay(rounded(middle, 0).longValueExact());
        };
    }

    private static BigDecimal rounded(double value, int scale) {
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    }

    @ParameterizedTest
    @ValueSource(longs = {64 << 20, 1 << 10})
    void carriesValuesForwardAndBackward(long share) throws Exception {
        for (boolean grouped : new boolean[] {false, true}) {
            for (String name : List.of("pages", "score", "wide", "title")) {
                FillMissing forward = FillMissing.forward(name);
                FillMissing backward = FillMissing.backward(name);
                assertThat(filled(grouped ? forward.by("branch") : forward, name, share))
                        .isEqualTo(carried(ROWS.rows(), name, grouped));
                List<Row> reversed = new ArrayList<>(ROWS.rows());
                Collections.reverse(reversed);
                List<Object> expected = new ArrayList<>(carried(reversed, name, grouped));
                Collections.reverse(expected);
                assertThat(filled(grouped ? backward.by("branch") : backward, name, share))
                        .isEqualTo(expected);
            }
        }
    }

    private static List<Object> carried(List<Row> rows, String name, boolean grouped) {
        Map<Object, Object> last = new HashMap<>();
        List<Object> values = new ArrayList<>();
        for (Row row : rows) {
            Object key = grouped ? row.get("branch") : "";
            if (row.get(name) != null) {
                last.put(key, row.get(name));
            }
            values.add(last.get(key));
        }
        return values;
    }

    @Test
    void keepsEveryOtherColumnAndTheOrderOfRows() throws Exception {
        StepRun run = StepRun.of(FillMissing.median("pages").by("branch"), ROWS);
        assertThat(run.column("row")).isEqualTo(column("row"));
        assertThat(run.column("title")).isEqualTo(column("title"));
        assertThat(run.column("pages")).noneMatch(Objects::isNull);
    }

    @Test
    void refusesContradictions() {
        assertThatThrownBy(() -> FillMissing.value("pages", 0).by("branch"))
                .hasMessageContaining("'by' has no effect on the method value");
        assertThatThrownBy(() -> FillMissing.by(FillMethod.VALUE, Columns.of("pages")))
                .hasMessageContaining("needs 'value'");
        assertThat(StepRun.problems(FillMissing.mean("title"), Numbers.SCHEMA))
                .singleElement()
                .asString()
                .contains("'title' is TEXT, this step needs a number, date or time");
    }
}
