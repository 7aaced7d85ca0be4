package io.penstock.transform.enrich;

/** How a {@link Uuid} is made (RFC 9562). */
enum UuidVersion {
    RANDOM(4),
    NAME(5),
    TIME(7);

    private final int number;

    UuidVersion(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
