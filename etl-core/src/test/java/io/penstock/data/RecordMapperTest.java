package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.error.TransformException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordMapperTest {
    enum Genre {
        FICTION,
        NON_FICTION {
            @Override
            public String toString() {
                return "Non-Fiction";
            }
        }
    }

    record Everything(
            long id,
            Long copies,
            int pages,
            Integer edition,
            short shelf,
            Short row,
            byte floor,
            Byte room,
            double rating,
            Double weight,
            boolean lent,
            Boolean lost,
            String title,
            BigDecimal price,
            LocalDate bought,
            LocalTime opens,
            Instant seen,
            Genre genre) {}

    record Book(String isbn13, int publicationYear, BigDecimal price) {}

    private static final Schema BOOKS = Schema.of(
            Field.of("isbn13", Type.TEXT),
            Field.of("publication_year", Type.INT64),
            Field.of("price", Type.decimal(8, 2)));

    @Test
    void makesASchemaOfTheComponents() {
        assertThat(RecordMapper.of(Everything.class).schema())
                .hasToString(
                        "(id INT64 NOT NULL, copies INT64, pages INT64 NOT NULL, edition INT64, shelf INT64 NOT NULL,"
                                + " row INT64, floor INT64 NOT NULL, room INT64, rating FLOAT64 NOT NULL, weight FLOAT64,"
                                + " lent BOOLEAN NOT NULL, lost BOOLEAN, title TEXT, price DECIMAL(38,10), bought DATE,"
                                + " opens TIME, seen TIMESTAMP, genre TEXT)");
    }

    @ParameterizedTest
    @CsvSource({
        "publicationYear, publication_year",
        "memberID, member_id",
        "URLOfCover, url_of_cover",
        "isbn13, isbn13",
        "already_snake, already_snake",
        "X, x"
    })
    void namesColumnsInSnakeCase(String component, String column) {
        assertThat(ComponentNames.snakeCase(component)).isEqualTo(column);
    }

    @Test
    void writesAndReadsEveryTypeWithAndWithoutNulls() {
        RecordMapper<Everything> mapper = RecordMapper.of(Everything.class);
        Random random = new Random(20261123);
        List<Everything> written =
                Stream.generate(() -> random(random)).limit(500).toList();
        BatchBuilder builder = BatchBuilder.of(mapper.schema());
        written.forEach(row -> mapper.append(builder, row));
        Batch batch = builder.build();

        RecordReader<Everything> reader = mapper.bind(batch.schema());
        assertThat(batch.rows().stream().map(reader::read)).isEqualTo(written);
    }

    private static Everything random(Random random) {
        boolean some = random.nextInt(4) > 0;
        return new Everything(
                random.nextLong(),
                some ? random.nextLong() : null,
                random.nextInt(),
                some ? random.nextInt() : null,
                (short) random.nextInt(),
                some ? (short) random.nextInt() : null,
                (byte) random.nextInt(),
                some ? (byte) random.nextInt() : null,
                random.nextDouble(),
                some ? random.nextGaussian() : null,
                random.nextBoolean(),
                some ? random.nextBoolean() : null,
                some ? "título " + random.nextInt() : null,
                some ? new BigDecimal(new BigInteger(90, random), 10) : null,
                some ? LocalDate.ofEpochDay(random.nextInt(100_000)) : null,
                some ? LocalTime.ofSecondOfDay(random.nextInt(86_400)) : null,
                some ? Instant.ofEpochMilli(random.nextLong() >> 16) : null,
                some ? Genre.values()[random.nextInt(2)] : null);
    }

    record Scan(byte[] image) {}

    @Test
    void carriesBytes() {
        RecordMapper<Scan> mapper = RecordMapper.of(Scan.class);
        BatchBuilder builder = BatchBuilder.of(mapper.schema());
        mapper.append(builder, new Scan("x".getBytes(StandardCharsets.UTF_8)));
        assertThat(mapper.bind(mapper.schema()).read(builder.build(), 0).image())
                .containsExactly('x');
    }

    @Test
    void findsColumnsInEitherSpellingAndPrefersTheExactOne() {
        record Loan(String memberId) {}
        RecordMapper<Loan> mapper = RecordMapper.of(Loan.class);
        Schema both = Schema.of(Field.of("member_id", Type.TEXT), Field.of("memberId", Type.TEXT));
        Batch batch = BatchBuilder.of(both).add("snake", "camel").build();
        assertThat(mapper.bind(both).read(batch, 0).memberId()).isEqualTo("camel");
        Schema snake = both.select(0);
        assertThat(mapper.bind(snake)
                        .read(BatchBuilder.of(snake).add("snake").build(), 0)
                        .memberId())
                .isEqualTo("snake");
    }

    @Test
    void findsACamelCaseColumnForASnakeCaseComponent() {
        record Loan(String member_id) {}
        Schema camel = Schema.of(Field.of("memberId", Type.TEXT));
        Batch batch = BatchBuilder.of(camel).add("m1").build();
        assertThat(RecordMapper.of(Loan.class).bind(camel).read(batch, 0).member_id())
                .isEqualTo("m1");
    }

    @Test
    void takesTheDigitsOfADecimalFromASchemaOrTheCaller() {
        RecordMapper<Book> mapper = RecordMapper.of(Book.class);
        assertThat(mapper.decimalsLike(BOOKS).schema().field("price").type()).isEqualTo(Type.decimal(8, 2));
        assertThat(mapper.decimal("price", 12, 3).schema().field("price").type())
                .isEqualTo(Type.decimal(12, 3));
        assertThat(mapper.decimal("price", 12, 3)
                        .decimalsLike(BOOKS)
                        .schema()
                        .field("price")
                        .type())
                .isEqualTo(Type.decimal(12, 3));
        assertThat(mapper.schema().field("price").type()).isEqualTo(Type.decimal(38, 10));
    }

    @Test
    void readsNumbersThatLoseNothing() {
        record Prices(double asDouble, BigDecimal asDecimal) {}
        Schema whole = Schema.of(Field.of("as_double", Type.INT64), Field.of("as_decimal", Type.INT64));
        assertThat(RecordMapper.of(Prices.class)
                        .bind(whole)
                        .read(BatchBuilder.of(whole).add(3L, 4L).build(), 0))
                .isEqualTo(new Prices(3, BigDecimal.valueOf(4)));
        Schema fraction = Schema.of(Field.of("as_double", Type.decimal(5, 2)), Field.of("as_decimal", Type.FLOAT64));
        assertThat(RecordMapper.of(Prices.class)
                        .bind(fraction)
                        .read(
                                BatchBuilder.of(fraction)
                                        .add(new BigDecimal("1.25"), 0.1)
                                        .build(),
                                0))
                .isEqualTo(new Prices(1.25, new BigDecimal("0.1")));
    }

    @Test
    void survivesSerialisation() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(RecordMapper.of(Book.class).decimal("price", 9, 3));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject())
                    .hasToString("Book(isbn13 TEXT, publication_year INT64 NOT NULL, price DECIMAL(9,3))");
        }
    }

    @Test
    void tellsEveryComponentThatDoesNotFitTheSchema() {
        Schema other = Schema.of(
                Field.of("isbn", Type.TEXT), Field.of("publication_year", Type.TEXT), Field.of("price", Type.FLOAT64));
        assertThatThrownBy(() -> RecordMapper.of(Book.class).bind(other))
                .isInstanceOf(PlanException.class)
                .hasMessage("2 problems:\n"
                        + "  [PEN-1002] record Book, component 'isbn13' (String): there is no column 'isbn13'. Did you"
                        + " mean 'isbn'? Valid names: isbn, publication_year, price.\n"
                        + "  [PEN-1031] record Book, component 'publicationYear' (int): column 'publication_year' is"
                        + " TEXT, INT64 was expected. Declare the column's type in the source, parse or cast it before,"
                        + " or change the component.");
    }

    @Test
    void refusesComponentsThatNoColumnHas() {
        record Odd(Map<String, String> tags, float weight) {}
        assertThatThrownBy(() -> RecordMapper.of(Odd.class))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("2 problems:\n"
                        + "  [PEN-1030] record Odd, component 'tags' (Map): no column has a value of Map. Valid types:"
                        + " long, int, short, byte, double, boolean and their wrappers, String, BigDecimal, LocalDate,"
                        + " LocalTime, Instant, byte[], enums.\n");
    }

    @Test
    void refusesARecordWithoutComponents() {
        record Nothing() {}
        assertThatThrownBy(() -> RecordMapper.of(Nothing.class))
                .hasMessage("[PEN-1030] record Nothing cannot be used: it has no components. Name a record class with a"
                        + " component per column.");
    }

    @Test
    void refusesADecimalThatIsNone() {
        assertThatThrownBy(() -> RecordMapper.of(Book.class).decimal("isbn13", 9, 2))
                .hasMessage("[PEN-1030] record Book has no BigDecimal component 'isbn13'");
    }

    @Test
    void namesFileLineAndComponentOfANullInAPrimitive() {
        Batch batch =
                BatchBuilder.of(BOOKS).add("1", 1999, null).add("2", null, null).build();
        Batch read = batch.withOrigin(Origin.of(batch, row -> new RecordPosition("books.csv", row + 2L, -1)));
        RecordReader<Book> reader = RecordMapper.of(Book.class).bind(BOOKS);
        assertThat(reader.read(read, 0).publicationYear()).isEqualTo(1999);
        assertThatThrownBy(() -> reader.read(read, 1))
                .isInstanceOf(TransformException.class)
                .hasMessage("[PEN-3080] books.csv:3, record Book, component 'publicationYear' (int): column"
                        + " 'publication_year' is null here, which a primitive cannot be. Use the wrapper class for the"
                        + " component, or fill or reject the nulls before.");
    }

    @Test
    void refusesNumbersTheComponentCannotHold() {
        Batch batch = BatchBuilder.of(BOOKS).add("1", 1L << 31, null).build();
        assertThatThrownBy(() -> RecordMapper.of(Book.class).bind(BOOKS).read(batch, 0))
                .hasMessage("[PEN-3080] row 1 of a batch, record Book, component 'publicationYear' (int): column"
                        + " 'publication_year' holds a number that int cannot. Make the component a long.");
    }

    @Test
    void refusesTextsThatAreNoEnumConstantWithoutShowingThem() {
        record Shelf(Genre genre) {}
        Schema schema = Schema.of(Field.of("genre", Type.TEXT));
        Batch batch = BatchBuilder.of(schema).add("secret").build();
        assertThatThrownBy(() -> RecordMapper.of(Shelf.class).bind(schema).read(batch, 0))
                .hasMessage(
                        "[PEN-3080] row 1 of a batch, record Shelf, component 'genre' (Genre): column 'genre' holds a"
                                + " text that is none of FICTION, NON_FICTION. Map the texts to these names before, or make the"
                                + " component a String.");
    }

    @Test
    void tellsWhatAConstructorThrewWithoutItsValues() {
        record Strict(long id) {
            Strict {
                if (id < 0) {
                    throw new IllegalArgumentException("bad id " + id);
                }
            }
        }
        Schema schema = Schema.of(Field.of("id", Type.INT64));
        Batch batch = BatchBuilder.of(schema).add(-7L).build();
        assertThatThrownBy(() -> RecordMapper.of(Strict.class).bind(schema).read(batch, 0))
                .hasMessage("[PEN-3081] row 1 of a batch: the constructor of record Strict threw"
                        + " IllegalArgumentException")
                .hasRootCauseMessage("bad id -7");
    }

    @Test
    void appendsNothingWhenAValueDoesNotFit() {
        RecordMapper<Book> mapper = RecordMapper.of(Book.class).decimal("price", 4, 2);
        BatchBuilder builder = BatchBuilder.of(mapper.schema());
        assertThatThrownBy(() -> mapper.append(builder, new Book("1", 2000, new BigDecimal("1.234"))))
                .isInstanceOf(TransformException.class)
                .hasMessage(
                        "[PEN-3082] record Book, component 'price' (BigDecimal): the value does not fit column 'price'"
                                + " of DECIMAL(4,2). Round it before, or declare more digits with decimal(…).");
        mapper.append(builder, new Book("2", 2001, new BigDecimal("1.2")));
        Batch batch = builder.build();
        assertThat(batch.rowCount()).isEqualTo(1);
        assertThat(batch.row(0).values()).containsExactly("2", 2001L, new BigDecimal("1.20"));
    }
}
