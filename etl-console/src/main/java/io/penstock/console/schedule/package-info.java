/** The commands about schedules. */
@NullMarked
package io.penstock.console.schedule;

import org.jspecify.annotations.NullMarked;
