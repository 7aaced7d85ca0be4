/**
 * When a pipeline is due: {@link io.penstock.schedule.trigger.Trigger} and its kinds. Triggers are values: they compute times and
 * start nothing.
 */
@NullMarked
package io.penstock.schedule.trigger;

import org.jspecify.annotations.NullMarked;
