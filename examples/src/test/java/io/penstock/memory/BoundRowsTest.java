package io.penstock.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.config.Bindings;
import io.penstock.config.PipelineConfig;
import io.penstock.error.ConfigException;
import io.penstock.extract.rows.RowsExtractor;
import io.penstock.load.rows.RowsLoader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundRowsTest {
    record Book(String isbn, @Nullable Integer year) {}

    private static final List<Book> BOOKS = List.of(new Book("978-1", 1965), new Book("978-2", null));

    @TempDir
    Path directory;

    private Path config(String extractor, String loader) throws IOException {
        return Files.writeString(
                directory.resolve("p.json"),
                "{\"name\": \"books\", \"extractors\": [" + extractor + "], \"loaders\": [" + loader + "]}");
    }

    private Path bound() throws IOException {
        return config(
                "{\"type\": \"rows\", \"source\": \"books\"}",
                "{\"type\": \"rows\", \"destination\": \"books\"}, {\"type\": \"consumer\", \"destination\": \"seen\"}");
    }

    @Test
    void movesRowsBetweenWhatTheAppBound() throws IOException {
        List<Book> out = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        // snippet-begin: bindings
        Bindings bindings = Bindings.none()
                .source("books", RowsExtractor.rows(BOOKS))
                .sink("books", RowsLoader.into(Book.class, out))
                .sink("seen", RowsLoader.batches(batch -> seen.add(batch.size())));
        PipelineConfig.load(bound(), bindings).pipeline("books").run();
        // snippet-end
        assertThat(out).isEqualTo(BOOKS);
        assertThat(seen).containsExactly(2);
    }

    @Test
    void listsWhatIsBoundWhenANameIsNot() throws IOException {
        Path file = bound();
        Bindings bindings = Bindings.none()
                .source("book", RowsExtractor.rows(BOOKS))
                .sink("books", RowsLoader.into(new ArrayList<>()))
                .sink("seen", RowsLoader.into(new ArrayList<>()));
        assertThatThrownBy(() -> PipelineConfig.load(file, bindings))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "[PEN-7004] " + file + ":1:61, extractors[0].source: needs a name that the app has bound, found"
                                + " the text 'books': nothing is bound to it. Did you mean 'book'? Valid names: book.");
        assertThatThrownBy(() -> PipelineConfig.load(file))
                .hasMessageContaining(
                        "found the text 'books': nothing is bound to it. The app bound no source; it does so"
                                + " by Bindings when it loads the file");
    }

    @Test
    void refusesABindingThatTheFileNeverUses() throws IOException {
        Path file = config(
                "{\"type\": \"rows\", \"config\": {\"rows\": [{\"a\": 1}]}}",
                "{\"type\": \"rows\", \"destination\": \"out\"}");
        Bindings bindings = Bindings.none()
                .source("books", RowsExtractor.rows(BOOKS))
                .sink("out", RowsLoader.into(new ArrayList<>()));
        assertThatThrownBy(() -> PipelineConfig.load(file, bindings))
                .hasMessage("[PEN-7012] " + file + ": the app bound the source 'books', which the file never uses");
    }

    @Test
    void refusesANameTwice() {
        Bindings bindings = Bindings.none().source("books", RowsExtractor.rows(BOOKS));
        assertThatThrownBy(() -> bindings.source("books", RowsExtractor.rows(BOOKS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a source 'books' is bound already");
        assertThatThrownBy(() -> bindings.sink(" ", RowsLoader.into(new ArrayList<>())))
                .hasMessage("a sink needs a name");
    }

    @Test
    void readsRowsThatStandInTheFile() throws IOException {
        Path file = config(
                "{\"type\": \"rows\", \"config\": {\"rows\": ["
                        + "{\"id\": 1, \"name\": \"Dune\", \"price\": 7.5, \"day\": \"2026-01-31\", \"lent\": true},"
                        + "{\"id\": 9007199254740993, \"price\": 12, \"note\": null}],"
                        + " \"types\": {\"day\": \"DATE\"}}}",
                "{\"type\": \"rows\", \"destination\": \"out\"}");
        List<Map<String, @Nullable Object>> out = new ArrayList<>();
        PipelineConfig.load(file, Bindings.none().sink("out", RowsLoader.into(out)))
                .pipeline("books")
                .run();
        assertThat(out).hasSize(2);
        assertThat(out.get(0))
                .containsEntry("price", new BigDecimal("7.5"))
                .containsEntry("day", LocalDate.of(2026, 1, 31))
                .containsEntry("lent", true)
                .containsEntry("note", null);
        assertThat(out.get(1))
                .containsEntry("id", 9007199254740993L)
                .containsEntry("price", new BigDecimal("12.0"))
                .containsEntry("name", null);
    }

    @Test
    void refusesBothAndNeither() throws IOException {
        String sink = "{\"type\": \"csv\", \"destination\": \"" + directory.resolve("o.csv") + "\"}";
        Path both = config("{\"type\": \"rows\", \"source\": \"books\", \"config\": {\"rows\": [{\"a\": 1}]}}", sink);
        Bindings bindings = Bindings.none().source("books", RowsExtractor.rows(BOOKS));
        assertThatThrownBy(() -> PipelineConfig.load(both, bindings))
                .hasMessageContaining("[PEN-2054]")
                .hasMessageContaining("both 'source' and 'rows' are given. Set one of them.");
        Path neither = config("{\"type\": \"rows\"}", sink);
        assertThatThrownBy(() -> PipelineConfig.load(neither))
                .hasMessageContaining("either 'source' or the setting 'rows' is needed. Set one of them.");
    }
}
