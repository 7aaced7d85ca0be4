/**
 * Requests of the sink {@code rest}: {@link io.penstock.load.rest.send.RowJson} writes rows, {@link
 * io.penstock.load.rest.send.Requests} makes requests of them, {@link io.penstock.load.rest.send.Spool} keeps requests on disk until
 * the commit, {@link io.penstock.load.rest.send.Sender} sends them and judges the responses.
 */
@NullMarked
package io.penstock.load.rest.send;

import org.jspecify.annotations.NullMarked;
