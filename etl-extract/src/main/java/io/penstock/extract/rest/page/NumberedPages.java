package io.penstock.extract.rest.page;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * See {@link Paging#pageNumber}.
 *
 * @param param the parameter that takes the number
 * @param place where the parameters are put; in the query by default
 * @param first number of the first page; 1 by default
 * @param sizeParam the parameter that takes the number of records a page should have; empty (the default) for none
 * @param size that number; 0 (the default) when unknown
 * @param totalPath JSON Pointer to the number of all records; empty (the default) for none
 * @param pagesPath JSON Pointer to the number of all pages; empty (the default) for none
 * @param end which page is the last one; one without records by default
 */
public record NumberedPages(
        String param,
        ParamPlace place,
        long first,
        String sizeParam,
        int size,
        String totalPath,
        String pagesPath,
        PageEnd end)
        implements Paging {
    public NumberedPages {
        Paging.requireName("param", param);
        if (first < 0 || size < 0) {
            throw Paging.invalid("first and size of paging page_number must be 0 or more");
        } else if (end == PageEnd.SHORT_PAGE && size == 0) {
            throw Paging.invalid("paging page_number with end short_page needs size, the records of a full page");
        } else if (!sizeParam.isEmpty() && size == 0) {
            throw Paging.invalid("paging page_number with size_param needs size");
        }
        Paging.pointer("total_path", totalPath);
        Paging.pointer("pages_path", pagesPath);
    }

    /** Number of the first page. */
    public NumberedPages first(long number) {
        return new NumberedPages(param, place, number, sizeParam, size, totalPath, pagesPath, end);
    }

    /** Asks for pages of so many records. */
    public NumberedPages size(String parameter, int records) {
        return new NumberedPages(param, place, first, parameter, records, totalPath, pagesPath, end);
    }

    public NumberedPages place(ParamPlace where) {
        return new NumberedPages(param, where, first, sizeParam, size, totalPath, pagesPath, end);
    }

    /** Where a response says how many records there are in all. */
    public NumberedPages totalPath(String pointer) {
        return new NumberedPages(param, place, first, sizeParam, size, pointer, pagesPath, end);
    }

    /** Where a response says how many pages there are in all. */
    public NumberedPages pagesPath(String pointer) {
        return new NumberedPages(param, place, first, sizeParam, size, totalPath, pointer, end);
    }

    public NumberedPages end(PageEnd last) {
        return new NumberedPages(param, place, first, sizeParam, size, totalPath, pagesPath, last);
    }

    @Override
    public String firstToken() {
        return String.valueOf(first);
    }

    @Override
    public Map<String, Object> parameters(String token) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(param, Long.valueOf(token));
        if (!sizeParam.isEmpty()) {
            all.put(sizeParam, size);
        }
        return all;
    }

    @Override
    public Optional<URI> url(String token) {
        return Optional.empty();
    }

    @Override
    public Map<String, JsonPointer> wanted() {
        Map<String, JsonPointer> all = new LinkedHashMap<>();
        if (!totalPath.isEmpty()) {
            all.put("total", JsonPointer.compile(totalPath));
        }
        if (!pagesPath.isEmpty()) {
            all.put("pages", JsonPointer.compile(pagesPath));
        }
        return all;
    }

    @Override
    public Optional<String> next(String token, PageFacts page, long recordsSoFar) {
        long number = Long.parseLong(token);
        Long total = page.number("total");
        Long pages = page.number("pages");
        boolean last = page.records() == 0
                || (total != null && recordsSoFar >= total)
                || (pages != null && number - first + 1 >= pages)
                || (end == PageEnd.SHORT_PAGE && page.records() < size);
        return last ? Optional.empty() : Optional.of(String.valueOf(number + 1));
    }

    @Override
    public String toString() {
        return "page_number " + param;
    }
}
