package io.penstock.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request that got no response that could be used. The message is for people and holds no secret, but not the URL either. */
public final class HttpFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** No connection: name unknown, refused, no route, TLS not agreed. The request was not sent. */
        UNREACHABLE,
        /** A time limit passed. */
        TIMEOUT,
        /** The connection broke before the end of the response. */
        BROKEN,
        /** The response is larger than allowed. */
        TOO_LARGE,
        /** A redirect that is not followed. */
        REDIRECT,
        /** No access token could be had. */
        AUTHENTICATION,
        /** The packed body of a response cannot be unpacked. */
        UNREADABLE
    }

    private final Kind kind;
    private final String where;
    private final int attempts;

    HttpFailure(Kind kind, String where, String message, int attempts, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.where = where;
        this.attempts = attempts;
    }

    HttpFailure(Kind kind, String where, String message, @Nullable Throwable cause) {
        this(kind, where, message, 1, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Method and URL without secrets. */
    public String where() {
        return where;
    }

    /** How often it was tried. */
    public int attempts() {
        return attempts;
    }

    /** What happened, with the number of attempts where there were several. */
    public String text() {
        return getMessage() + (attempts > 1 ? ", " + attempts + " times" : "");
    }

    HttpFailure after(int tried) {
        return new HttpFailure(kind, where, String.valueOf(getMessage()), tried, getCause());
    }

    /** Whether the same request may work later. */
    public boolean isPassing() {
        return kind == Kind.UNREACHABLE || kind == Kind.TIMEOUT || kind == Kind.BROKEN;
    }
}
