package io.penstock.format.address;

/** How much is asked of an e-mail address. No level asks whether the mailbox exists. */
public enum EmailLevel {
    /** The whole of {@code ^[^@\s]+@[^@\s]+\.[^@\s]+$}: something, an at sign, something with a dot inside. */
    LOOKS_LIKE,
    /**
     * What RFC 5321 section 4.1.2 lets a mail server take: also quoted local parts, hosts of one name and addresses in square brackets;
     * with RFC 6531 also letters beyond ASCII. At most 64 bytes before the at sign, 63 a label, 254 in all.
     */
    RFC5321,
    /** As {@link #RFC5321}, but without quotes and brackets, and the domain has two labels or more, the last not only digits. */
    STRICT
}
