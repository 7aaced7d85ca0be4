package io.penstock.extract.rest;

import io.penstock.data.Batch;
import io.penstock.error.ErrorCode;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.rest.page.PageTrail;
import io.penstock.extract.rest.page.RepeatedPages;
import io.penstock.extract.rest.page.RestErrors;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page after the other, of one parent row after the other. One thread. */
final class Pages implements AutoCloseable {
    private final RestSettings settings;
    private final PageReader reader;
    private final @Nullable ParentRows parents;
    private @Nullable PageTrail trail;
    private @Nullable Page kept;
    private boolean begun;
    private long skip;

    /** @param kept the first page, where it was read already; null else */
    Pages(RestSettings settings, StepContext context, PageReader reader, @Nullable Page kept) {
        this.settings = settings;
        this.reader = reader;
        this.parents = settings.parent == null ? null : ParentRows.open(settings.parent, settings, context);
        this.kept = kept;
    }

    /** The next page, which may be without records; null at the end. */
    @Nullable
    Page next() throws IOException, InterruptedException {
        while (true) {
            PageTrail now = trail == null ? begin() : trail;
            if (now == null) {
                return null;
            }
            trail = now;
            if (now.pages() == settings.maxPages) {
                throw failure(
                        RestErrors.TOO_MANY_PAGES,
                        "there are more than max_pages (" + settings.maxPages + ") pages",
                        "Raise max_pages if this is no mistake of the paging.");
            }
            Page page = read(now);
            if (page == null) {
                trail = null;
                continue;
            }
            if (now.isRepeated(page.facts()) && settings.repeatedPages != RepeatedPages.KEEP) {
                page.close();
                if (settings.repeatedPages == RepeatedPages.FAIL) {
                    throw repeated(page);
                }
                trail = null;
                continue;
            }
            goOn(now, page);
            return page;
        }
    }

    private @Nullable PageTrail begin() throws IOException {
        PagePosition place = begun || settings.resumeAfter == null ? null : PagePosition.parse(settings.resumeAfter);
        if (parents == null ? begun : !begin(parents, place)) {
            return null;
        }
        begun = true;
        if (place != null) {
            skip = place.records();
            return new PageTrail(settings.paging, place.token());
        }
        return new PageTrail(settings.paging, settings.paging.firstToken());
    }

    /** Goes to the next row, or to the one where an earlier run ended; false at the end. */
    private boolean begin(ParentRows rows, @Nullable PagePosition place) {
        PagePosition.Parents ended = place == null ? null : place.parents();
        if (ended == null || ended.rows() == 0) {
            return rows.next();
        }
        while (rows.place().rows() < ended.rows() && rows.next()) {
            // only counted and hashed
        }
        if (!rows.place().equals(ended)) {
            throw failure(
                    RestErrors.RESUME,
                    "the earlier run ended in row " + ended.rows()
                            + " of the parent, whose rows up to there are not those of now",
                    "Give the parent an order that stays, or start from the beginning.");
        }
        return true;
    }

    private @Nullable Page read(PageTrail now) throws IOException, InterruptedException {
        Page ready = kept;
        if (ready != null) {
            kept = null;
            skip = 0;
            return ready;
        }
        Map<String, String> row = parents == null ? Map.of() : parents.values();
        PageReader.Response response = reader.read(row, now.token());
        if (response == null) {
            return null;
        }
        Batch batch = parents == null ? null : parents.batch();
        Page page = new Page(
                response.name(),
                response.reply(),
                response.facts(),
                now.token(),
                skip,
                batch,
                parents == null ? 0 : parents.row(),
                parents == null ? null : parents.place());
        skip = 0;
        return page;
    }

    private void goOn(PageTrail now, Page page) {
        Optional<String> next;
        try {
            next = now.add(page.facts());
        } catch (IllegalArgumentException e) {
            page.close();
            throw failure(
                    RestErrors.PAGING,
                    page.name() + ": the next page cannot be told: " + e.getMessage(),
                    "Check the paths of paging.");
        }
        if (next.isEmpty()) {
            trail = null;
        } else if (!now.goTo(next.get())) {
            page.close();
            throw failure(
                    RestErrors.REPEATED_PAGE,
                    page.name() + " leads back to a page that was read already",
                    "Check the path of paging, or tell the API's owner.");
        }
    }

    private EtlException repeated(Page page) {
        return failure(
                RestErrors.REPEATED_PAGE,
                page.name() + " holds the same records as the page before it",
                "The server may not know the parameters of paging; check their names. If it is the end, set"
                        + " repeated_pages to stop.");
    }

    private EtlException failure(ErrorCode code, String what, String next) {
        return new ExtractException(
                Problem.of(code, what).at("rest " + Template.shown(settings)).next(next));
    }

    @Override
    public void close() {
        Page ready = kept;
        kept = null;
        if (ready != null) {
            ready.close();
        }
        if (parents != null) {
            parents.close();
        }
    }
}
