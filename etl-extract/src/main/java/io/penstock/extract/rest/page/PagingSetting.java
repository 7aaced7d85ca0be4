package io.penstock.extract.rest.page;

import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.LONG;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;

import io.penstock.http.settings.TaggedObject;
import io.penstock.spi.component.ValueType;
import java.util.List;

/** {@link Paging} in JSON: {@code {"type": "cursor", "param": "after", "path": "/meta/next"}}. */
public final class PagingSetting {
    private static final List<String> KINDS =
            List.of("none", "page_number", "offset", "cursor", "next_link", "link_header");

    public static final ValueType<Paging> TYPE = TaggedObject.type(
            "an object with type page_number, offset, cursor, next_link or link_header", PagingSetting::read);

    private PagingSetting() {}

    private static Paging read(TaggedObject object) {
        String type = object.required("type", TEXT);
        return switch (type) {
            case "none" -> Paging.NONE;
            case "page_number" ->
                new NumberedPages(
                        object.optional("param", TEXT, "page"),
                        object.optional("place", choice(ParamPlace.class), ParamPlace.QUERY),
                        object.optional("first", LONG, 1L),
                        object.optional("size_param", TEXT, ""),
                        object.optional("size", INTEGER, 0),
                        object.optional("total_path", TEXT, ""),
                        object.optional("pages_path", TEXT, ""),
                        object.optional("end", choice(PageEnd.class), PageEnd.EMPTY_PAGE));
            case "offset" ->
                new OffsetPages(
                        object.optional("param", TEXT, "offset"),
                        object.optional("limit_param", TEXT, "limit"),
                        object.required("limit", INTEGER),
                        object.optional("place", choice(ParamPlace.class), ParamPlace.QUERY),
                        object.optional("first", LONG, 0L),
                        object.optional("total_path", TEXT, ""),
                        object.optional("end", choice(PageEnd.class), PageEnd.EMPTY_PAGE));
            case "cursor" ->
                new CursorPages(
                        object.required("param", TEXT),
                        object.required("path", TEXT),
                        object.optional("place", choice(ParamPlace.class), ParamPlace.QUERY),
                        object.optional("more_path", TEXT, ""));
            case "next_link" -> {
                String path = object.required("path", TEXT);
                if (path.isEmpty()) {
                    throw new IllegalArgumentException("path must not be empty");
                }
                yield Paging.nextLink(path);
            }
            case "link_header" -> Paging.linkHeader();
            default -> throw TaggedObject.unknown(type, KINDS);
        };
    }
}
