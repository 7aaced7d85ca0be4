/** When pipelines run: triggers are in {@link io.penstock.schedule.trigger}. */
@NullMarked
package io.penstock.schedule;

import org.jspecify.annotations.NullMarked;
