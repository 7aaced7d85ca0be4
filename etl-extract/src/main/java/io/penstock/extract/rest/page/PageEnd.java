package io.penstock.extract.rest.page;

/** Which page is the last one, where the server does not say how many there are. */
public enum PageEnd {
    /** The first without records. The default: costs one request more and is right for every server. */
    EMPTY_PAGE,
    /** The first with fewer records than were asked for. Loses records where a server gives short pages in between. */
    SHORT_PAGE
}
