/** What makes runs of due times, works them off, and watches over them. For the scheduler only. */
@NullMarked
package io.penstock.schedule.engine;

import org.jspecify.annotations.NullMarked;
