package io.penstock.extract.rest;

import io.penstock.data.Batch;
import io.penstock.extract.rest.page.PageFacts;
import io.penstock.http.HttpReply;
import org.jspecify.annotations.Nullable;

/**
 * A page with its records.
 *
 * @param name URL for people
 * @param reply the response
 * @param facts what was found in it
 * @param token names the page
 * @param skip records that an earlier run took from it
 * @param parents the batch with the parent's row; null without a parent
 * @param parentRow the row in it
 * @param place the row among all of the parent; null without a parent
 */
record Page(
        String name,
        HttpReply reply,
        PageFacts facts,
        String token,
        long skip,
        @Nullable Batch parents,
        int parentRow,
        PagePosition.@Nullable Parents place)
        implements AutoCloseable {
    /** Whether keeping it for a while costs no more than a little memory. */
    boolean isSmall() {
        return reply.body().size() < 1 << 20;
    }

    @Override
    public void close() {
        reply.close();
    }
}
