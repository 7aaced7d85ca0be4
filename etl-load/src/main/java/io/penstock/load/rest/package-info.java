/**
 * Rows sent to an HTTP API as JSON. {@link io.penstock.load.rest.RestLoader} is the sink, {@code send} makes, keeps and sends its
 * requests.
 */
@NullMarked
package io.penstock.load.rest;

import org.jspecify.annotations.NullMarked;
