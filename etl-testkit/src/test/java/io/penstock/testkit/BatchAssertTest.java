package io.penstock.testkit;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static io.penstock.testkit.PenstockAssertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchAssertTest {
    private static final Schema SCHEMA = Schema.of(Field.of("a", Type.INT64), Field.of("b", Type.TEXT));
    private static final Batch BATCH =
            BatchBuilder.of(SCHEMA).add(1, "x").add(null, "y").build();

    @Test
    void passesWhatIsTrue() {
        assertThat(BATCH)
                .hasRows(2)
                .hasSchema(SCHEMA)
                .hasColumns("a", "b")
                .hasRow(1, null, "y")
                .column("a")
                .containsExactly(1L, null)
                .hasNulls(1)
                .hasType(Type.INT64)
                .column("b")
                .containsExactlyInAnyOrder("y", "x")
                .hasNoNulls()
                .and()
                .hasRows(2);
    }

    static Stream<ThrowingCallable> untrue() {
        return Stream.of(
                () -> assertThat(BATCH).hasRows(3),
                () -> assertThat(BATCH).hasSchema(Schema.empty()),
                () -> assertThat(BATCH).hasColumns("a"),
                () -> assertThat(BATCH).hasRow(0, 1L, "y"),
                () -> assertThat(BATCH).hasRow(2, 1L, "y"),
                () -> assertThat(BATCH).column("c"),
                () -> assertThat(BATCH).column("a").containsExactly(1L),
                () -> assertThat(BATCH).column("a").containsExactlyInAnyOrder(1L, 2L),
                () -> assertThat(BATCH).column("a").hasNoNulls(),
                () -> assertThat(BATCH).column("a").hasType(Type.TEXT));
    }

    @ParameterizedTest
    @MethodSource("untrue")
    void failsWhatIsNot(ThrowingCallable assertion) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
    }
}
