package io.penstock.quality.notify;

import java.time.Instant;

/**
 * A notification that did not reach a notifier.
 *
 * @param at when it was given up
 * @param route name of the route
 * @param subject what it was about
 * @param reason one sentence, without secrets
 */
public record Undelivered(Instant at, String route, String subject, String reason) {}
