package io.penstock.transform.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RowFate;
import io.penstock.testkit.TestContext;
import io.penstock.transform.StepRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzyDedupeTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("title", Type.TEXT),
            Field.of("author", Type.TEXT),
            Field.of("year", Type.INT64));

    /** The values that Winkler published, and others by hand. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA, MARHTA, 0.9611",
        "DIXON, DICKSONX, 0.8133",
        "DWAYNE, DUANE, 0.84",
        "Émile Zola, emile  zola!, 1",
        "abc, xyz, 0"
    })
    void jaroWinklerIsAsPublished(String a, String b, double expected) {
        assertThat(Similarity.JARO_WINKLER.of(Words.of(a), Words.of(b))).isCloseTo(expected, within(1e-4));
    }

    @Test
    void otherSimilarities() {
        assertThat(Similarity.LEVENSHTEIN.of(Words.of("kitten"), Words.of("sitting")))
                .isCloseTo(1 - 3 / 7.0, within(1e-12));
        assertThat(Similarity.TOKEN_SET.of(Words.of("War and Peace"), Words.of("peace, and war!")))
                .isEqualTo(1);
        assertThat(Similarity.TOKEN_SET.of(Words.of("War and Peace"), Words.of("War")))
                .isEqualTo(0.5);
        for (Similarity each : Similarity.values()) {
            assertThat(each.of(Words.of("?"), Words.of(""))).isEqualTo(1);
        }
    }

    private static Batch books() {
        return BatchBuilder.of(SCHEMA)
                .add(1L, "The Left Hand of Darkness", "Ursula K. Le Guin", null)
                .add(2L, "Solaris", "Stanislaw Lem", 1961L)
                .add(3L, "The Left Hand of Darknes", "Ursula K. LeGuin", 1969L)
                .add(4L, null, null, null)
                .add(5L, "the left-hand of darkness", null, 1969L)
                .add(6L, null, null, null)
                .build();
    }

    @Test
    void keepsOneRowOfEachCluster() throws Exception {
        FuzzyDedupe step = FuzzyDedupe.on("title", "author");
        assertThat(StepRun.of(step, books()).column("id")).containsExactly(1L, 2L, 4L, 6L);
        assertThat(StepRun.of(step, books()).counts()).containsExactly(Map.entry(RowFate.DEDUPLICATED, 2L));
        assertThat(StepRun.of(step.survivor(Survivor.LAST), books()).column("id"))
                .containsExactly(2L, 4L, 5L, 6L);
        assertThat(StepRun.of(step.survivor(Survivor.MOST_COMPLETE), books()).column("id"))
                .containsExactly(2L, 3L, 4L, 6L);
        assertThat(StepRun.of(step.found(Found.MARK), books()).column("cluster"))
                .containsExactly(0L, 1L, 0L, 3L, 0L, 5L);
    }

    @Test
    void weightsDecide() throws Exception {
        Batch batch = BatchBuilder.of(SCHEMA)
                .add(1L, "Poems", "Emily Dickinson", null)
                .add(2L, "Poems", "Walt Whitman", null)
                .build();
        assertThat(StepRun.of(FuzzyDedupe.on(Map.of("title", 1.0, "author", 3.0)), batch)
                        .rows())
                .hasSize(2);
        assertThat(StepRun.of(
                                FuzzyDedupe.on(Map.of("title", 20.0, "author", 1.0))
                                        .blockBy("title"),
                                batch)
                        .rows())
                .hasSize(1);
    }

    /** Typing slips in copies of random titles: found again, whatever fits into memory and however rows come in batches. */
    @ParameterizedTest
    @ValueSource(longs = {64 << 20, 1 << 14})
    void findsPlantedCopies(long share) throws Exception {
        Random random = new Random(5);
        List<List<Object>> rows = new ArrayList<>();
        Set<Long> copies = new HashSet<>();
        for (long id = 0; id < 1500; id++) {
            if (id > 100 && random.nextInt(10) == 0) {
                String title = (String) rows.get(random.nextInt(100)).get(1);
                int at = 5 + random.nextInt(title.length() - 6);
                rows.add(List.of(id, title.substring(0, at) + title.substring(at + 1), "x", 1L));
                copies.add(id);
            } else {
                StringBuilder title = new StringBuilder();
                for (int i = 0; i < 24; i++) {
                    title.append((char) ('a' + random.nextInt(26)));
                }
                rows.add(List.of(id, title.toString(), "x", 1L));
            }
        }
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        rows.forEach(row -> builder.add(row.toArray()));
        try (TestContext context = StepRun.context(share)) {
            StepRun run = StepRun.of(
                    FuzzyDedupe.on("title").blockBy("left(title, 2)", "right(title, 2)"),
                    context,
                    StepRun.split(builder.build(), 100));
            assertThat(run.column("id"))
                    .isEqualTo(LongStream.range(0, 1500)
                            .filter(id -> !copies.contains(id))
                            .boxed()
                            .map(id -> (Object) id)
                            .toList());
        }
    }

    @Test
    void textsWithoutALetterAreNotAlike() throws Exception {
        Batch batch = BatchBuilder.of(SCHEMA)
                .add(1L, "", "?", null)
                .add(2L, "", "!", null)
                .build();
        assertThat(StepRun.of(FuzzyDedupe.on("title", "author"), batch).rows()).hasSize(2);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> FuzzyDedupe.on("title").threshold(1.1)).hasMessageContaining("at most 1, not 1.1");
        assertThatThrownBy(() -> FuzzyDedupe.on("title").neighbours(0)).hasMessageContaining("1 to 100000, not 0");
        assertThatThrownBy(() -> FuzzyDedupe.on(Map.of("title", 0.0))).hasMessageContaining("must be above 0");
        assertThatThrownBy(FuzzyDedupe::on).hasMessageContaining("at least one column");
        assertThat(StepRun.problems(FuzzyDedupe.on("titel").blockBy("lefd(title, 2)"), SCHEMA))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("no column 'titel'", "title"))
                .anySatisfy(problem -> assertThat(problem).contains("lefd"));
    }
}
