package io.penstock.extract.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.ExtractException;
import io.penstock.extract.rest.LoopbackServer.Answer;
import io.penstock.extract.rest.page.PageEnd;
import io.penstock.extract.rest.page.Paging;
import io.penstock.extract.rest.page.ParamPlace;
import io.penstock.extract.rest.page.RepeatedPages;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RestPagingTest {
    @Test
    void readsPagesByNumberUntilOneIsEmpty() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked ->
                Answer.json("{\"items\":" + ids(number(asked, "page") - 1, 10, 25) + "}"))) {
            RestExtractor source = RestExtractor.of(server.url("/books?sort=id"))
                    .recordPath("/items")
                    .paging(Paging.pageNumber("page").size("per_page", 10));
            assertThat(read(source)).isEqualTo(longs(25));
            assertThat(server.paths())
                    .containsExactly(
                            "/books?sort=id&page=1&per_page=10",
                            "/books?sort=id&page=2&per_page=10",
                            "/books?sort=id&page=3&per_page=10",
                            "/books?sort=id&page=4&per_page=10");
        }
    }

    @Test
    void stopsAtTheTotalAndAtShortPages() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> Answer.json(
                "{\"items\":" + ids(number(asked, "page") - 1, 10, 20) + ",\"meta\":{\"total\":20,\"pages\":2}}"))) {
            RestExtractor source = RestExtractor.of(server.url("/")).recordPath("/items");
            assertThat(read(source.paging(Paging.pageNumber("page").totalPath("/meta/total"))))
                    .isEqualTo(longs(20));
            assertThat(read(source.paging(Paging.pageNumber("page").pagesPath("/meta/pages"))))
                    .isEqualTo(longs(20));
            assertThat(server.asked()).hasSize(4);
        }
        try (LoopbackServer server =
                LoopbackServer.answering(asked -> Answer.json(ids(number(asked, "page") - 1, 10, 25)))) {
            RestExtractor source = RestExtractor.of(server.url("/"))
                    .paging(Paging.pageNumber("page").size("n", 10).end(PageEnd.SHORT_PAGE));
            assertThat(read(source)).isEqualTo(longs(25));
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void readsByOffsetAlsoWhenPagesAreShorterThanAsked() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> {
            long from = number(asked, "offset");
            return Answer.json("{\"total\":25,\"rows\":" + range(from, Math.min(25, from + 7)) + "}");
        })) {
            RestExtractor source = RestExtractor.of(server.url("/"))
                    .recordPath("/rows")
                    .paging(Paging.offset("offset", "limit", 10).totalPath("/total"));
            assertThat(read(source)).isEqualTo(longs(25));
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void followsACursorInTheBodyOfAPost() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> {
            boolean second = asked.body().contains("\"after\":\"b&/ü\"");
            return Answer.json(
                    second
                            ? "{\"items\":" + range(3, 5) + ",\"next\":null}"
                            : "{\"next\":\"b&/ü\",\"items\":" + range(0, 3) + "}");
        })) {
            RestExtractor source = RestExtractor.of(server.url("/search"))
                    .method(Method.POST)
                    .body("{\"q\": \"x\"}")
                    .recordPath("/items")
                    .paging(Paging.cursor("after", "/next").place(ParamPlace.BODY));
            assertThat(read(source)).isEqualTo(longs(5));
            assertThat(server.asked().get(1).body()).isEqualTo("{\"q\":\"x\",\"after\":\"b&/ü\"}");
            assertThat(server.asked().get(1).headers()).containsEntry("Content-type", "application/json");
        }
    }

    @Test
    void followsACursorInTheQueryEncoded() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> Answer.json(
                asked.path().equals("/?after=b%26%2F%C3%BC%3D%3D")
                        ? "{\"more\":false,\"next\":\"zzz\",\"items\":" + range(3, 5) + "}"
                        : "{\"more\":true,\"next\":\"b&/ü==\",\"items\":" + range(0, 3) + "}"))) {
            RestExtractor source = RestExtractor.of(server.url("/"))
                    .recordPath("/items")
                    .paging(Paging.cursor("after", "/next").morePath("/more"));
            assertThat(read(source)).isEqualTo(longs(5));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void followsLinksInTheBodyAndInTheHeader() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> Answer.json(
                asked.path().equals("/v1/books")
                        ? "{\"links\":{\"next\":\"books?p=2\"},\"items\":" + range(0, 3) + "}"
                        : "{\"links\":{},\"items\":" + range(3, 5) + "}"))) {
            RestExtractor source = RestExtractor.of(server.url("/v1/books"))
                    .recordPath("/items")
                    .paging(Paging.nextLink("/links/next"));
            assertThat(read(source)).isEqualTo(longs(5));
            assertThat(server.paths()).containsExactly("/v1/books", "/v1/books?p=2");
        }
        try (LoopbackServer server =
                LoopbackServer.answering(asked -> asked.path().equals("/books")
                        ? Answer.json(range(0, 3))
                                .with("Link", "</a,b>; rel=\"prev\"; title=\"x, y\", </books?p=2>; rel=\"last next\"")
                        : Answer.json(range(3, 5)).with("Link", "</books>; rel=first"))) {
            RestExtractor source = RestExtractor.of(server.url("/books")).paging(Paging.linkHeader());
            assertThat(read(source)).isEqualTo(longs(5));
        }
    }

    @Test
    void refusesToReadTheSamePageForEver() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(
                asked -> Answer.json("{\"at\":\"" + asked.path() + "\",\"items\":[{\"id\":1}]}"))) {
            RestExtractor source =
                    RestExtractor.of(server.url("/")).recordPath("/items").paging(Paging.pageNumber("seite"));
            assertThatThrownBy(() -> read(source))
                    .isInstanceOf(ExtractException.class)
                    .hasMessage("[PEN-2612] rest " + server.url("/") + ": " + server.url("/?seite=2")
                            + " holds the same records as the page before it. The server may not know the parameters of"
                            + " paging; check their names. If it is the end, set repeated_pages to stop.");
            assertThat(read(source.repeatedPages(RepeatedPages.STOP))).isEqualTo(List.of(1L));
        }
    }

    @Test
    void refusesCursorsThatGoInCircles() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> {
            String next = asked.path().endsWith("after=a") ? "b" : "a";
            return Answer.json("{\"next\":\"" + next + "\",\"items\":[{\"id\":" + next.codePointAt(0) + "}]}");
        })) {
            RestExtractor source =
                    RestExtractor.of(server.url("/")).recordPath("/items").paging(Paging.cursor("after", "/next"));
            assertThatThrownBy(() -> read(source))
                    .isInstanceOf(ExtractException.class)
                    .hasMessageContaining("[PEN-2612]")
                    .hasMessageContaining("?after=b leads back to a page that was read already");
        }
    }

    @Test
    void failsWhenThereAreMorePagesThanAllowed() throws Exception {
        try (LoopbackServer server =
                LoopbackServer.answering(asked -> Answer.json(ids(number(asked, "page"), 1, 1_000)))) {
            RestExtractor source = RestExtractor.of(server.url("/"))
                    .paging(Paging.pageNumber("page"))
                    .maxPages(3);
            assertThatThrownBy(() -> read(source))
                    .hasMessageContaining("[PEN-2613]")
                    .hasMessageContaining("more than max_pages (3) pages");
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void goesOnBehindAnyPosition() throws Exception {
        try (LoopbackServer server =
                LoopbackServer.answering(asked -> Answer.json(ids(number(asked, "page") - 1, 10, 25)))) {
            RestExtractor source = RestExtractor.of(server.url("/")).paging(Paging.pageNumber("page"));
            List<Position> positions = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            try (TestContext context = TestContext.create().batchRows(4);
                    BatchSource open = source.open(context)) {
                int rows = 0;
                for (var batch = open.next(); batch != null; batch = open.next()) {
                    rows += batch.rowCount();
                    positions.add(open.position());
                    counts.add(rows);
                }
            }
            assertThat(counts).containsExactly(4, 8, 10, 14, 18, 20, 24, 25);
            for (int i = 0; i < positions.size(); i++) {
                Extractor rest = source.resumeAfter(positions.get(i)).orElseThrow();
                assertThat(read(rest)).isEqualTo(longs(25).subList(counts.get(i), 25));
            }
        }
    }

    @Test
    void asksForEachRowOfItsParent() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> switch (asked.path()) {
            case "/authors" ->
                Answer.json("[{\"id\":\"a/1\",\"name\":\"Ann\"},{\"id\":\"b\",\"name\":\"Bo\"},"
                        + "{\"id\":\"c\",\"name\":\"Cy\"}]");
            case "/authors/a%2F1/books?page=1" -> Answer.json("[{\"id\":1},{\"id\":2}]");
            case "/authors/a%2F1/books?page=2" -> Answer.json("[{\"id\":3}]");
            case "/authors/c/books?page=1" -> Answer.json("[{\"id\":4}]");
            case "/authors/b/books?page=1" -> Answer.status(404);
            default -> Answer.json("[]");
        })) {
            RestExtractor source = RestExtractor.of(server.url("/authors/{id}/books"))
                    .parent(RestExtractor.of(server.url("/authors")))
                    .parentColumns(java.util.Map.of("name", "author"))
                    .paging(Paging.pageNumber("page"))
                    .onStatus(404, StatusAction.NO_DATA);
            try (TestContext context = TestContext.create();
                    BatchSource open = source.open(context)) {
                RecordingOutput output = drain(open);
                assertThat(output.rows())
                        .isEqualTo(
                                List.of(List.of("Ann", 1L), List.of("Ann", 2L), List.of("Ann", 3L), List.of("Cy", 4L)));
            }
        }
    }

    /** Four authors, the second without books, the third without any page, the others with pages of two. */
    private static Answer library(LoopbackServer.Asked asked, String authors) {
        return switch (asked.path()) {
            case "/authors" -> Answer.json(authors);
            case "/authors/a/books?page=1" -> Answer.json(range(0, 2));
            case "/authors/a/books?page=2" -> Answer.json(range(2, 3));
            case "/authors/d/books?page=1" -> Answer.json(range(3, 5));
            case "/authors/d/books?page=2" -> Answer.json(range(5, 7));
            case "/authors/c/books?page=1" -> Answer.status(404);
            default -> Answer.json("[]");
        };
    }

    private static RestExtractor books(LoopbackServer server) {
        return RestExtractor.of(server.url("/authors/{id}/books"))
                .parent(RestExtractor.of(server.url("/authors")))
                .parentColumns(java.util.Map.of("id", "author"))
                .paging(Paging.pageNumber("page"))
                .onStatus(404, StatusAction.NO_DATA);
    }

    private static final String AUTHORS = "[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"},{\"id\":\"d\"}]";

    @Test
    void goesOnBehindAnyPositionOfAnyRowOfItsParent() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> library(asked, AUTHORS))) {
            RestExtractor source = books(server);
            List<Position> positions = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            List<List<Object>> all = new ArrayList<>();
            try (TestContext context = TestContext.create().batchRows(1);
                    BatchSource open = source.open(context)) {
                positions.add(open.position());
                counts.add(0);
                for (var batch = open.next(); batch != null; batch = open.next()) {
                    batch.rows().forEach(row -> all.add(row.values()));
                    positions.add(open.position());
                    counts.add(all.size());
                }
                positions.add(open.position());
                counts.add(all.size());
            }
            assertThat(counts).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 7);
            assertThat(all.get(6)).isEqualTo(List.of("d", 6L));
            for (int i = 0; i < positions.size(); i++) {
                Extractor rest = source.resumeAfter(positions.get(i)).orElseThrow();
                try (TestContext context = TestContext.create();
                        BatchSource open = rest.open(context)) {
                    assertThat(drain(open).rows()).isEqualTo(all.subList(counts.get(i), 7));
                }
            }
        }
    }

    @Test
    void doesNotAskAgainForChildrenThatWereRead() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(asked -> library(asked, AUTHORS))) {
            RestExtractor source = books(server).schema(Schema.of(Field.of("id", Type.INT64)));
            Extractor rest = source.resumeAfter(positionBehind(source, 6)).orElseThrow();
            int before = server.asked().size();
            assertThat(read(rest)).isEqualTo(List.of("d"));
            assertThat(server.paths().subList(before, server.paths().size()))
                    .doesNotContain("/authors/a/books?page=1", "/authors/d/books?page=1")
                    .contains("/authors/d/books?page=2");
        }
    }

    @Test
    void refusesToGoOnInAParentOfOtherRows() throws Exception {
        AtomicReference<String> authors = new AtomicReference<>(AUTHORS);
        try (LoopbackServer server = LoopbackServer.answering(asked -> library(asked, authors.get()))) {
            RestExtractor source = books(server).schema(Schema.of(Field.of("id", Type.INT64)));
            Extractor rest = source.resumeAfter(positionBehind(source, 4)).orElseThrow();
            for (String other : List.of(
                    "[{\"id\":\"a\"}]",
                    "[{\"id\":null}]",
                    "[{\"id\":\"b\"},{\"id\":\"a\"},{\"id\":\"c\"},{\"id\":\"d\"}]",
                    "[{\"id\":\"new\"},{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"},{\"id\":\"d\"}]")) {
                authors.set(other);
                assertThatThrownBy(() -> read(rest))
                        .isInstanceOf(ExtractException.class)
                        .hasMessage("[PEN-2617] rest " + server.url("/authors/{id}/books")
                                + ": the earlier run ended in row 4 of the parent, whose rows up to there are not those of"
                                + " now. Give the parent an order that stays, or start from the beginning.");
            }
            authors.set(AUTHORS.replace("]", ",{\"id\":\"e\"}]"));
            assertThat(read(rest)).isEqualTo(List.of("d", "d", "d"));
        }
    }

    private static Position positionBehind(Extractor source, int rows) throws Exception {
        try (TestContext context = TestContext.create().batchRows(1);
                BatchSource open = source.open(context)) {
            for (int i = 0; i < rows; i++) {
                assertThat(open.next()).isNotNull();
            }
            return open.position();
        }
    }

    private static long number(LoopbackServer.Asked asked, String param) {
        Matcher match = Pattern.compile("[?&]" + param + "=(\\d+)").matcher(asked.path());
        return match.find() ? Long.parseLong(match.group(1)) : 0;
    }

    private static String ids(long page, int size, long total) {
        return range(Math.min(total, page * size), Math.min(total, page * size + size));
    }

    private static String range(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(i -> "{\"id\":" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<Object> longs(long count) {
        return LongStream.range(0, count).<Object>mapToObj(i -> i).toList();
    }

    static List<Object> read(Extractor source) throws Exception {
        try (TestContext context = TestContext.create();
                BatchSource open = source.open(context)) {
            return drain(open).rows().stream().<Object>map(row -> row.get(0)).toList();
        }
    }

    static RecordingOutput drain(BatchSource open) throws Exception {
        RecordingOutput output = new RecordingOutput();
        for (var piece = open.take(); piece != null; piece = open.take()) {
            piece.decode(output);
        }
        return output;
    }
}
