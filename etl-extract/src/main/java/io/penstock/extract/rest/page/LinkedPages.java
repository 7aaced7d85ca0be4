package io.penstock.extract.rest.page;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * See {@link Paging#nextLink} and {@link Paging#linkHeader}.
 *
 * @param path JSON Pointer to the next URL in a response; empty for the {@code Link} header
 */
public record LinkedPages(String path) implements Paging {
    public LinkedPages {
        Paging.pointer("path", path);
    }

    @Override
    public String firstToken() {
        return "";
    }

    @Override
    public Map<String, Object> parameters(String token) {
        return Map.of();
    }

    @Override
    public ParamPlace place() {
        return ParamPlace.QUERY;
    }

    @Override
    public Optional<URI> url(String token) {
        return token.isEmpty() ? Optional.empty() : Optional.of(URI.create(token));
    }

    @Override
    public Map<String, JsonPointer> wanted() {
        return path.isEmpty() ? Map.of() : Map.of("next", JsonPointer.compile(path));
    }

    @Override
    public Optional<String> next(String token, PageFacts page, long recordsSoFar) {
        String link = path.isEmpty()
                ? LinkHeader.next(page.links()).orElse("")
                : Objects.requireNonNullElse(page.found().get("next"), "").strip();
        if (link.isEmpty()) {
            return Optional.empty();
        }
        URI next = page.url().resolve(link);
        String scheme = Objects.requireNonNullElse(next.getScheme(), "");
        if ((!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) || next.getHost() == null) {
            throw new IllegalArgumentException("the link to the next page is no http or https URL");
        }
        return Optional.of(next.toString());
    }

    @Override
    public String toString() {
        return path.isEmpty() ? "link_header" : "next_link " + path;
    }
}
