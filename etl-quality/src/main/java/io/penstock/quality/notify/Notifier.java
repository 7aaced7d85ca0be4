package io.penstock.quality.notify;

import java.io.Serializable;

/** Tells people. Immutable; made before anything is connected, connects for each notification. */
public interface Notifier extends Serializable {
    /** What it is, for messages, without secrets: {@code e-mail by mail.example:587}. */
    String title();

    /**
     * Delivers a notification and returns when it is delivered. One thread at a time.
     *
     * @throws io.penstock.error.EtlException when it cannot; {@link io.penstock.error.EtlException#isPassing} says whether trying again makes
     *     sense
     */
    void send(Notification notification) throws InterruptedException;
}
