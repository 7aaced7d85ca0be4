/**
 * Alerts by e-mail. The spec {@link io.penstock.quality.notify.email.EmailNotifier} can be made and listed without Angus Mail; only {@code MailTransport}
 * knows its classes.
 */
@NullMarked
package io.penstock.quality.notify.email;

import org.jspecify.annotations.NullMarked;
