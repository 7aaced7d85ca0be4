/**
 * What somebody should know, and what people did about it. An {@link io.penstock.quality.alert.AlertSignal} says that something is wrong; signals
 * with the same {@link io.penstock.quality.alert.AlertKey} make one {@link io.penstock.quality.alert.Alert}; people act on it ({@link
 * io.penstock.quality.alert.Act}), and every act is an {@link io.penstock.quality.alert.AlertEvent}.
 *
 * <p>The rules are in {@code alert.desk}, the tables in {@code alert.store}, who is told and how in {@code quality.notify}.
 */
@NullMarked
package io.penstock.quality.alert;

import org.jspecify.annotations.NullMarked;
