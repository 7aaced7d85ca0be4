package io.penstock.extract.rest.page;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The pages of one source so far, to notice circles: a page whose records are those of the page before it, or a token that was used
 * already. Remembers 16 bytes a page. One thread.
 */
public final class PageTrail {
    private final Paging paging;
    private final Set<UUID> used = new HashSet<>();
    private String token;
    private String digest = "";
    private long pages;
    private long records;

    /** @param first the token to begin with */
    public PageTrail(Paging paging, String first) {
        this.paging = paging;
        this.token = first;
        used.add(id(first));
    }

    /** The token of the page to fetch now. */
    public String token() {
        return token;
    }

    /** Number of pages {@link #add}ed. */
    public long pages() {
        return pages;
    }

    /** Whether this page holds the same records as the one before. */
    public boolean isRepeated(PageFacts page) {
        return page.records() > 0 && page.digest().equals(digest);
    }

    /**
     * Takes a page into account.
     *
     * @return the token of the next one; empty at the end
     * @throws IllegalArgumentException saying what in the page cannot be understood
     */
    public Optional<String> add(PageFacts page) {
        pages++;
        records += page.records();
        digest = page.digest();
        return paging.next(token, page, records);
    }

    /** Goes on to a page; false when its token was used before. */
    public boolean goTo(String next) {
        token = next;
        return used.add(id(next));
    }

    /** A name that stands for a token; the chance that two share one is less than one in a billion at a billion pages. */
    private static UUID id(String token) {
        return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8));
    }
}
