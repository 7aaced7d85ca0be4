package io.penstock.extract.rows;

import static io.penstock.extract.rows.RowsExtractor.rows;
import static io.penstock.testkit.PenstockAssertions.assertThat;
import static io.penstock.testkit.PenstockAssertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsExtractorTest {
    record Book(String title, int firstPublished, BigDecimal price) {}

    record Number(long n) {}

    private static final Book DUNE = new Book("Dune", 1965, new BigDecimal("7.99"));
    private static final Schema SCHEMA = Schema.of(Field.required("id", Type.INT64), Field.of("name", Type.TEXT));

    private static MemorySink run(RowsExtractor source) {
        MemorySink sink = MemorySink.create();
        Pipeline.named("rows").extract(source).load(sink).build().run();
        return sink;
    }

    @Test
    void makesColumnsOfTheComponents() {
        MemorySink sink = run(rows(List.of(DUNE, new Book("Emma", 1815, null))));
        assertThat(sink.schema()).hasToString("(title TEXT, first_published INT64 NOT NULL, price DECIMAL(38,10))");
        assertThat(sink.column("first_published")).containsExactly(1965L, 1815L);
        assertThat(sink.column("price")).containsExactly(new BigDecimal("7.9900000000"), null);
    }

    @Test
    void readsRecordsBackAsTheyWere() {
        List<Number> numbers = LongStream.range(0, 20_000).mapToObj(Number::new).toList();
        assertThat(rows(numbers).as(Number.class).toList()).isEqualTo(numbers);
    }

    @Test
    void copiesAListSoThatLaterChangesDoNotMatter() {
        List<Number> list = new ArrayList<>(List.of(new Number(1)));
        RowsExtractor source = rows(list);
        list.add(new Number(2));
        assertThat(run(source).column("n")).containsExactly(1L);
    }

    @Test
    void readsAnEmptyListOfANamedClass() {
        MemorySink sink = run(rows(Book.class, List.of()));
        assertThat(sink.rows()).isEmpty();
        assertThat(sink.schema().names()).containsExactly("title", "first_published", "price");
    }

    @Test
    void iteratesAnythingElseAnew() {
        Iterable<Number> lazy =
                () -> LongStream.range(0, 3).mapToObj(Number::new).iterator();
        RowsExtractor source = rows(Number.class, lazy);
        assertThat(run(source).column("n")).containsExactly(0L, 1L, 2L);
        assertThat(run(source).column("n")).containsExactly(0L, 1L, 2L);
    }

    @Test
    void asksASupplierForEachRunAndClosesItsStream() {
        AtomicBoolean closed = new AtomicBoolean();
        RowsExtractor source = rows(
                Number.class, () -> LongStream.range(0, 3).mapToObj(Number::new).onClose(() -> closed.set(true)));
        assertThat(run(source).column("n")).containsExactly(0L, 1L, 2L);
        assertThat(closed).isTrue();
        assertThat(run(source).rows()).hasSize(3);
    }

    @Test
    void readsAStreamOnce() {
        RowsExtractor source = rows(Number.class, Stream.of(new Number(4)));
        assertThat(run(source).column("n")).containsExactly(4L);
        assertThatThrownBy(() -> run(source))
                .isInstanceOf(ExtractException.class)
                .hasMessage(
                        "[PEN-2052] pipeline 'rows', extract rows Number: the stream was read by a run before. A Java"
                                + " stream can be read once. Give a supplier, rows(type, () -> …), to run a pipeline again."
                                + " Nothing was committed.");
    }

    @Test
    void readsListsOfValues() {
        MemorySink sink = run(rows(SCHEMA, List.of(Arrays.asList(1, "Ada"), Arrays.asList(2L, null))));
        assertThat(sink.column("id")).containsExactly(1L, 2L);
        assertThat(sink.column("name")).containsExactly("Ada", null);
    }

    @Test
    void refusesAnEmptyListWithoutAClass() {
        assertThatThrownBy(() -> rows(List.<Book>of()))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-2050] an empty list does not tell the class of its records. Name the class:"
                        + " rows(Book.class, list).");
    }

    @Test
    void refusesANullRecordAtTheCall() {
        assertThatThrownBy(() -> rows(Book.class, Arrays.asList(DUNE, null)))
                .hasMessage("[PEN-2050] row 2 is null, a Book was expected");
    }

    @Test
    void refusesValuesThatDoNotFitAtTheCall() {
        assertThatThrownBy(() -> rows(SCHEMA, List.of(List.of(1, "a"), List.of("two", "b"))))
                .isInstanceOf(ExtractException.class)
                .hasMessage("[PEN-2051] row 2: column 'id': a value of String does not fit a column of INT64");
        assertThatThrownBy(() -> rows(SCHEMA, List.of(Arrays.asList(null, "a"))))
                .hasMessage("[PEN-2051] row 1: column 'id' is NOT NULL and the value is null");
        assertThatThrownBy(() -> rows(SCHEMA, List.of(List.of(1))))
                .hasMessage("[PEN-2051] row 1: 2 values expected for (id INT64 NOT NULL, name TEXT), 1 given");
    }

    @Test
    void namesTheRowWhoseValueDoesNotFit() {
        Book dear = new Book("Dear", 2000, new BigDecimal("0.12345678901"));
        assertThatThrownBy(() -> run(rows(List.of(DUNE, dear)).named("new books")))
                .hasMessage(
                        "[PEN-3082] pipeline 'rows', extract rows new books: new books:2, record Book, component 'price'"
                                + " (BigDecimal): the value does not fit column 'price' of DECIMAL(38,10). Round it before, or"
                                + " declare more digits with decimal(…). Nothing was committed.");
    }

    @Test
    void namesTheRowAtWhichASupplierThrows() {
        RowsExtractor source = rows(Number.class, () -> Stream.of(1L, 2L, 0L).map(n -> new Number(2 / n)));
        assertThatThrownBy(() -> run(source))
                .hasMessage("[PEN-2053] pipeline 'rows', extract rows Number: Number:3: the supplier of the rows threw"
                        + " ArithmeticException. Nothing was committed.")
                .hasRootCauseMessage("/ by zero");
    }
}
