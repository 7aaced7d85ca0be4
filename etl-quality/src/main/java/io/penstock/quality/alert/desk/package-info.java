/**
 * The rules of alerts: when signals join, who is told, what may be done in which state. {@link io.penstock.quality.alert.desk.AlertDesk} is what the
 * monitor, the command line and the web page call.
 */
@NullMarked
package io.penstock.quality.alert.desk;

import org.jspecify.annotations.NullMarked;
