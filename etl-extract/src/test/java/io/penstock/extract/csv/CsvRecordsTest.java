package io.penstock.extract.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.schema.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTest {
    record Book(String isbn, String title, Integer firstPublished, BigDecimal price, LocalDate bought) {}

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("books.csv");
        Files.writeString(file, """
                isbn,title,first_published,price,bought,shelf
                9780441013593,Dune,1965,7.99,2024-02-29,A1
                9780141439587,Emma,,,,A2
                """);
    }

    @Test
    void readsRowsAsRecordsOfTheTypesTheComponentsHave() {
        assertThat(CsvExtractor.of(file).as(Book.class).toList())
                .containsExactly(
                        new Book("9780441013593", "Dune", 1965, new BigDecimal("7.99"), LocalDate.of(2024, 2, 29)),
                        new Book("9780141439587", "Emma", null, null, null));
    }

    @Test
    void keepsTypesThatWereDeclared() {
        assertThatThrownBy(() -> CsvExtractor.of(file)
                        .type("isbn", Type.INT64)
                        .as(Book.class)
                        .toList())
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("component 'isbn' (String): column 'isbn' is INT64, TEXT was expected");
    }

    @Test
    void closesTheFileWithTheStream() throws IOException {
        try (Stream<Book> books = CsvExtractor.of(file).as(Book.class).stream()) {
            assertThat(books.findFirst()).get().extracting(Book::title).isEqualTo("Dune");
        }
        Files.delete(file);
        assertThat(file).doesNotExist();
    }

    @Test
    void namesTheLineThatCannotBeRead() throws IOException {
        Files.writeString(file, """
                isbn,title,first_published,price,bought
                9780441013593,Dune,1965,7.99,2024-02-29
                9780141439587,Emma,1815,7.99,2024-02-31
                """);
        assertThatThrownBy(() -> CsvExtractor.of(file)
                        .type("bought", Type.DATE)
                        .as(Book.class)
                        .toList())
                .isInstanceOf(EtlException.class)
                .hasMessageStartingWith("[PEN-2090] books.csv:3: a record cannot be read: ");
    }
}
