package io.penstock.extract.rest;

import io.penstock.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * A place between two records.
 *
 * @param token names the page
 * @param records taken from it
 * @param parents the row whose page it is; null without a parent
 */
record PagePosition(String token, long records, @Nullable Parents parents) {
    /**
     * A row of the parent.
     *
     * @param rows of the parent up to this one; 0 in front of the first
     * @param hash of the values that these rows put into requests
     */
    record Parents(long rows, long hash) {
        static final Parents NONE = new Parents(0, 0);
    }

    /** {@code records token}, with a parent {@code records@rows:hash token}. */
    static PagePosition parse(String text) {
        int space = text.indexOf(' ');
        String token = text.substring(space + 1);
        int at = text.indexOf('@');
        if (at < 0 || at > space) {
            return new PagePosition(token, Long.parseLong(text.substring(0, space)), null);
        }
        int colon = text.indexOf(':', at);
        Parents parents = new Parents(
                Long.parseLong(text.substring(at + 1, colon)),
                Long.parseUnsignedLong(text.substring(colon + 1, space), 16));
        return new PagePosition(token, Long.parseLong(text.substring(0, at)), parents);
    }

    /** @param name the page for people */
    Position at(String name) {
        String row = parents == null ? "" : "@" + parents.rows() + ":" + Long.toHexString(parents.hash());
        return new Position(records + row + " " + token, name + ":" + records);
    }
}
