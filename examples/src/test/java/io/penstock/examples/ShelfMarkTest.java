package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static io.penstock.testkit.PenstockAssertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import org.junit.jupiter.api.Test;

class ShelfMarkTest {
    private static final Schema SCHEMA = Schema.of(Field.of("genre", Type.TEXT), Field.of("author", Type.TEXT));

    // snippet-begin: pipeline
    @Test
    void marksBooksByGenreAndLastName() {
        MemorySource books = MemorySource.of(SCHEMA)
                .row("Science", "Donald Knuth")
                .row("Poetry", "Bo Li")
                .row(null, "Donald Knuth");
        MemorySink shelves = MemorySink.create();

        RunReport report = Pipeline.named("shelves")
                .extract(books)
                .transform(new ShelfMark("genre", "author"))
                .load(shelves)
                .build()
                .run();

        assertThat(report).succeeded().read(3).wrote(3).rejected(0).accountsForEveryRow();
        assertThat(shelves.column("shelf_mark")).containsExactly("SCI-KNU", "POE-LI", null);
    }
    // snippet-end

    // snippet-begin: batch
    @Test
    void addsATextColumnAtTheEnd() {
        MemorySink shelves = MemorySink.create();
        Pipeline.named("shelves")
                .extract(MemorySource.of(SCHEMA).row("Science", "Donald Knuth"))
                .transform(new ShelfMark("genre", "author"))
                .load(shelves)
                .build()
                .run();

        assertThat(shelves.batches().get(0))
                .hasColumns("genre", "author", "shelf_mark")
                .column("shelf_mark")
                .hasType(Type.TEXT)
                .hasNoNulls()
                .containsExactly("SCI-KNU");
    }
    // snippet-end

    // snippet-begin: plan
    @Test
    void tellsAColumnThatIsNotThereBeforeARowMoves() {
        Pipeline wrong = Pipeline.named("shelves")
                .extract(MemorySource.of(SCHEMA).row("Science", "Donald Knuth"))
                .transform(new ShelfMark("gender", "author"))
                .load(MemorySink.create())
                .build();

        assertThatThrownBy(wrong::run)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("there is no column 'gender'. Did you mean 'genre'?");
    }
    // snippet-end
}
