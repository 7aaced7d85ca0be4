/**
 * Who is told of alerts. A {@link io.penstock.quality.notify.Notification} is what one run has to tell; a {@link
 * io.penstock.quality.notify.Route} says which of it a {@link io.penstock.quality.notify.Notifier} gets; the {@link
 * io.penstock.quality.notify.Courier} delivers in the background, tries again, and reports what could not be delivered. {@link
 * io.penstock.quality.notify.RunAlerts} is what a run uses.
 *
 * <p>E-mail and webhooks are packages of their own; the settings of all of them are in {@code notify.settings}.
 */
@NullMarked
package io.penstock.quality.notify;

import org.jspecify.annotations.NullMarked;
