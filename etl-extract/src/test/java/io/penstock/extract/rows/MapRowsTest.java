package io.penstock.extract.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapRowsTest {
    private static MemorySink run(RowsExtractor source) {
        MemorySink sink = MemorySink.create();
        Pipeline.named("rows").extract(source).load(sink).build().run();
        return sink;
    }

    private static RowsExtractor column(@Nullable Object... values) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Object value : values) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("a", value);
            rows.add(row);
        }
        return RowsExtractor.maps(rows, Map.of());
    }

    private static String schema(@Nullable Object... values) {
        return run(column(values)).schema().toString();
    }

    @Test
    void findsTheNarrowestTypeThatHoldsEveryValue() {
        assertThat(schema(1, null, 2L)).isEqualTo("(a INT64)");
        assertThat(schema("x", "")).isEqualTo("(a TEXT)");
        assertThat(schema(true)).isEqualTo("(a BOOLEAN)");
        assertThat(schema(0.5, -0.0)).isEqualTo("(a FLOAT64)");
        assertThat(schema(new BigDecimal("0.05"), 1234, new BigDecimal("7E+2"))).isEqualTo("(a DECIMAL(6,2))");
        assertThat(schema(BigInteger.TEN.pow(20))).isEqualTo("(a DECIMAL(21,0))");
        assertThat(schema(LocalDate.EPOCH)).isEqualTo("(a DATE)");
        assertThat(schema(LocalTime.NOON)).isEqualTo("(a TIME)");
        assertThat(schema(Instant.EPOCH)).isEqualTo("(a TIMESTAMP)");
        assertThat(schema(new byte[] {1}, new byte[0])).isEqualTo("(a BINARY)");
        assertThat(schema(null, null)).isEqualTo("(a TEXT)");
    }

    @Test
    void keepsEveryValue() {
        assertThat(run(column(new BigDecimal("0.05"), Long.MAX_VALUE, null)).column("a"))
                .containsExactly(new BigDecimal("0.05"), new BigDecimal("9223372036854775807.00"), null);
    }

    @Test
    void takesColumnsFromEveryRowInTheOrderTheyCome() {
        MemorySink sink = run(RowsExtractor.maps(List.of(Map.of("b", 1), Map.of("a", "x")), Map.of()));
        assertThat(sink.schema().names()).containsExactly("b", "a");
        assertThat(sink.column("b")).containsExactly(1L, null);
        assertThat(sink.column("a")).containsExactly(null, "x");
    }

    @Test
    void readsTextsAsTheirDeclaredTypes() {
        MemorySink sink = run(RowsExtractor.maps(
                List.of(Map.of("d", "2026-01-31", "t", "12:30:00.000001", "s", "2026-01-31T10:00:00Z", "f", 1, "n", 7)),
                Map.of(
                        "d",
                        Type.DATE,
                        "t",
                        Type.TIME,
                        "s",
                        Type.TIMESTAMP,
                        "f",
                        Type.FLOAT64,
                        "n",
                        Type.decimal(5, 2))));
        assertThat(sink.column("d")).containsExactly(LocalDate.of(2026, 1, 31));
        assertThat(sink.column("t")).containsExactly(LocalTime.of(12, 30, 0, 1000));
        assertThat(sink.column("s")).containsExactly(Instant.parse("2026-01-31T10:00:00Z"));
        assertThat(sink.column("f")).containsExactly(1.0);
        assertThat(sink.column("n")).containsExactly(new BigDecimal("7.00"));
    }

    @Test
    void readsNoRowsOfDeclaredColumns() {
        MemorySink sink = run(RowsExtractor.maps(List.of(), Map.of("day", Type.DATE)));
        assertThat(sink.schema()).hasToString("(day DATE)");
        assertThat(sink.rows()).isEmpty();
        assertThatThrownBy(() -> RowsExtractor.maps(List.of(), Map.of()))
                .hasMessage("[PEN-2050] no row tells a column. Declare the columns with types.");
    }

    @Test
    void refusesValuesThatHaveNoTypeInCommon() {
        assertThatThrownBy(() -> column(1, null, "two"))
                .hasMessage(
                        "[PEN-2055] column 'a' has no type that holds all its values: row 3 holds a text, rows before it"
                                + " numbers. Declare its type in types, or write the values alike.");
        assertThatThrownBy(() -> column(List.of(1))).hasMessageContaining("row 1 holds a list");
        assertThatThrownBy(() -> column(Map.of())).hasMessageContaining("row 1 holds an object");
        assertThatThrownBy(() -> column(BigInteger.TEN.pow(37), new BigDecimal("0.01")))
                .hasMessageContaining("its numbers need 40 digits, and DECIMAL has 38");
    }

    @Test
    void refusesTextsThatAreNoDayAndTypesOfColumnsThatAreNotThere() {
        assertThatThrownBy(() -> RowsExtractor.maps(List.of(Map.of("d", "31.1.2026")), Map.of("d", Type.DATE)))
                .hasMessage("[PEN-2051] row 1: column 'd': the text is no DATE as ISO 8601 writes it");
        assertThatThrownBy(() -> RowsExtractor.maps(List.of(Map.of("day", 1)), Map.of("days", Type.DATE)))
                .hasMessage(
                        "[PEN-2054] types names the column 'days', which no row has. Did you mean 'day'? Valid names:"
                                + " day.");
        assertThatThrownBy(() -> RowsExtractor.maps(List.of(Map.of("n", "x")), Map.of("n", Type.INT64)))
                .hasMessage("[PEN-2051] row 1: column 'n': a value of String does not fit a column of INT64");
    }
}
