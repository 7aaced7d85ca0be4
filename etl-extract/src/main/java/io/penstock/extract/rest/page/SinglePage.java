package io.penstock.extract.rest.page;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** See {@link Paging#NONE}. */
public record SinglePage() implements Paging {
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
        return Optional.empty();
    }

    @Override
    public Map<String, JsonPointer> wanted() {
        return Map.of();
    }

    @Override
    public Optional<String> next(String token, PageFacts page, long recordsSoFar) {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "none";
    }
}
