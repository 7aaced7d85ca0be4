package io.penstock.extract.rest;

import io.penstock.spi.Position;

/**
 * A place between two records.
 *
 * @param token names the page
 * @param records taken from it
 */
record PagePosition(String token, long records) {
    static PagePosition parse(String text) {
        int space = text.indexOf(' ');
        return new PagePosition(text.substring(space + 1), Long.parseLong(text.substring(0, space)));
    }

    /** @param name the page for people */
    Position at(String name) {
        return new Position(records + " " + token, name + ":" + records);
    }
}
