/** Alerts to a URL: as plain JSON, or in the shapes that Slack and Teams take. */
@NullMarked
package io.penstock.quality.notify.webhook;

import org.jspecify.annotations.NullMarked;
