package io.penstock.extract.rest.page;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * See {@link Paging#offset}. The offset grows by the number of records that came, so a server that gives fewer than it was asked for
 * loses none.
 *
 * @param param the parameter that takes the offset
 * @param limitParam the parameter that takes the limit
 * @param limit records to ask for
 * @param place where the parameters are put; in the query by default
 * @param first offset of the first record; 0 by default
 * @param totalPath JSON Pointer to the number of all records; empty (the default) for none
 * @param end which page is the last one; one without records by default
 */
public record OffsetPages(
        String param, String limitParam, int limit, ParamPlace place, long first, String totalPath, PageEnd end)
        implements Paging {
    public OffsetPages {
        Paging.requireName("param", param);
        Paging.requireName("limit_param", limitParam);
        if (first < 0 || limit < 1) {
            throw Paging.invalid("first of paging offset must be 0 or more, limit 1 or more");
        }
        Paging.pointer("total_path", totalPath);
    }

    /** Offset of the first record. */
    public OffsetPages first(long offset) {
        return new OffsetPages(param, limitParam, limit, place, offset, totalPath, end);
    }

    public OffsetPages place(ParamPlace where) {
        return new OffsetPages(param, limitParam, limit, where, first, totalPath, end);
    }

    /** Where a response says how many records there are in all. */
    public OffsetPages totalPath(String pointer) {
        return new OffsetPages(param, limitParam, limit, place, first, pointer, end);
    }

    public OffsetPages end(PageEnd last) {
        return new OffsetPages(param, limitParam, limit, place, first, totalPath, last);
    }

    @Override
    public String firstToken() {
        return String.valueOf(first);
    }

    @Override
    public Map<String, Object> parameters(String token) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(param, Long.valueOf(token));
        all.put(limitParam, limit);
        return all;
    }

    @Override
    public Optional<URI> url(String token) {
        return Optional.empty();
    }

    @Override
    public Map<String, JsonPointer> wanted() {
        return totalPath.isEmpty() ? Map.of() : Map.of("total", JsonPointer.compile(totalPath));
    }

    @Override
    public Optional<String> next(String token, PageFacts page, long recordsSoFar) {
        long offset = Long.parseLong(token) + page.records();
        Long total = page.number("total");
        boolean last = page.records() == 0
                || (total != null && offset - first >= total)
                || (end == PageEnd.SHORT_PAGE && page.records() < limit);
        return last ? Optional.empty() : Optional.of(String.valueOf(offset));
    }

    @Override
    public String toString() {
        return "offset " + param;
    }
}
