package io.penstock.spi;

import java.io.Serializable;

/**
 * A place in a source.
 *
 * @param token what the source needs to go on from here (a byte offset, a page token, a cursor value); only the source that
 *     made it understands it
 * @param text the same for people, such as {@code checkouts.csv:8123}
 */
public record Position(String token, String text) implements Serializable {
    @Override
    public String toString() {
        return text;
    }
}
