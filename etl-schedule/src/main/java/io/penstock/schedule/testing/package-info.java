/** For tests of schedules: months in milliseconds. */
@NullMarked
package io.penstock.schedule.testing;

import org.jspecify.annotations.NullMarked;
