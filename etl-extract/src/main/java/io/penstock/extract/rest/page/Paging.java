package io.penstock.extract.rest.page;

import com.fasterxml.jackson.core.JsonPointer;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How the pages of a response are asked for. Immutable. A page is named by a short text, its token: a number, an offset, a cursor
 * or a URL.
 */
public sealed interface Paging extends Serializable
        permits SinglePage, NumberedPages, OffsetPages, CursorPages, LinkedPages {
    /** One response holds everything. The default. */
    Paging NONE = new SinglePage();

    /** Pages by number, from 1: {@code ?page=3}. Ends at a page without records. */
    static NumberedPages pageNumber(String param) {
        return new NumberedPages(param, ParamPlace.QUERY, 1, "", 0, "", "", PageEnd.EMPTY_PAGE);
    }

    /** Records by offset and limit: {@code ?offset=200&limit=100}. Ends at a page without records. */
    static OffsetPages offset(String param, String limitParam, int limit) {
        return new OffsetPages(param, limitParam, limit, ParamPlace.QUERY, 0, "", PageEnd.EMPTY_PAGE);
    }

    /**
     * A cursor found in one page asks for the next. Ends at a page without one.
     *
     * @param path JSON Pointer (RFC 6901) to the cursor in a response
     */
    static CursorPages cursor(String param, String path) {
        return new CursorPages(param, path, ParamPlace.QUERY, "");
    }

    /**
     * A page holds the URL of the next one, absolute or relative. Ends at a page without one.
     *
     * @param path JSON Pointer to the URL in a response
     */
    static LinkedPages nextLink(String path) {
        return new LinkedPages(path);
    }

    /** The header {@code Link: <…>; rel="next"} of RFC 8288 holds the URL of the next page. Ends at a page without one. */
    static LinkedPages linkHeader() {
        return new LinkedPages("");
    }

    /** The token of the first page. */
    String firstToken();

    /** The parameters that ask for a page, numbers as {@code Long} or {@code Integer}. */
    Map<String, Object> parameters(String token);

    /** Where the parameters are put. */
    ParamPlace place();

    /** The URL of a page where it is not the one of the settings. */
    Optional<URI> url(String token);

    /** What to look for in each response, by names of this paging's own. */
    Map<String, JsonPointer> wanted();

    /**
     * The token of the next page; empty at the end.
     *
     * @param token of this page
     * @param page what was found in it
     * @param recordsSoFar records of all pages up to this one
     * @throws IllegalArgumentException saying what in the page cannot be understood
     */
    Optional<String> next(String token, PageFacts page, long recordsSoFar);

    /** A JSON Pointer out of a setting. */
    static JsonPointer pointer(String setting, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new PlanException(
                    Problem.of(
                            RestErrors.SETTING,
                            setting + " must be a JSON Pointer such as /meta/next, not '" + text + "'"),
                    e);
        }
    }

    /** Refuses an empty name. */
    static void requireName(String setting, String name) {
        if (name.isBlank()) {
            throw invalid(setting + " of paging must not be empty");
        }
    }

    /** The exception for a setting of paging that cannot work. */
    static PlanException invalid(String what) {
        return new PlanException(Problem.of(RestErrors.SETTING, what));
    }
}
