package io.penstock.extract.rest.page;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * See {@link Paging#cursor}.
 *
 * @param param the parameter that takes the cursor; absent from the first request
 * @param path JSON Pointer to the next cursor in a response; absent, null or an empty text at the last page
 * @param place where the parameter is put; in the query by default
 * @param morePath JSON Pointer to a flag that is false at the last page, whatever cursor there is; empty (the default) for none
 */
public record CursorPages(String param, String path, ParamPlace place, String morePath) implements Paging {
    public CursorPages {
        Paging.requireName("param", param);
        if (path.isEmpty()) {
            throw Paging.invalid("path of paging cursor must not be empty");
        }
        Paging.pointer("path", path);
        Paging.pointer("more_path", morePath);
    }

    public CursorPages place(ParamPlace where) {
        return new CursorPages(param, path, where, morePath);
    }

    /** Where a response says whether there are more pages. */
    public CursorPages morePath(String pointer) {
        return new CursorPages(param, path, place, pointer);
    }

    @Override
    public String firstToken() {
        return "";
    }

    @Override
    public Map<String, Object> parameters(String token) {
        return token.isEmpty() ? Map.of() : Map.of(param, token);
    }

    @Override
    public Optional<URI> url(String token) {
        return Optional.empty();
    }

    @Override
    public Map<String, JsonPointer> wanted() {
        Map<String, JsonPointer> all = new LinkedHashMap<>();
        all.put("cursor", JsonPointer.compile(path));
        if (!morePath.isEmpty()) {
            all.put("more", JsonPointer.compile(morePath));
        }
        return all;
    }

    @Override
    public Optional<String> next(String token, PageFacts page, long recordsSoFar) {
        boolean more = !"false".equals(page.found().get("more"));
        String cursor = Objects.requireNonNullElse(page.found().get("cursor"), "");
        return more && !cursor.isEmpty() ? Optional.of(cursor) : Optional.empty();
    }

    @Override
    public String toString() {
        return "cursor " + param;
    }
}
