/**
 * Requests as connectors need them, on the JDK's HTTP client: {@link io.penstock.http.HttpCaller} sends an {@link
 * io.penstock.http.HttpCall} and gives an {@link io.penstock.http.HttpReply}, with time limits that hold for slow bodies too,
 * credentials, redirects that never carry them elsewhere, repetition, a rate limit, and waits that end at once when the run is
 * cancelled. Large bodies go to the run's spill directory. What fails is an {@link io.penstock.http.HttpFailure}, which the
 * connector puts into its own error.
 */
@NullMarked
package io.penstock.http;

import org.jspecify.annotations.NullMarked;
