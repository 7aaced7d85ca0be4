package io.penstock.quality.notify.email;

/** How the connection to a mail server is protected. */
public enum MailSecurity {
    /** Begins in the open and must change to TLS before anything is said (RFC 3207); port 587. */
    STARTTLS(587),
    /** TLS from the first byte (RFC 8314); port 465. */
    TLS(465),
    /** Not at all, for servers on the same machine or network; port 25. */
    NONE(25);

    private final int port;

    MailSecurity(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }
}
