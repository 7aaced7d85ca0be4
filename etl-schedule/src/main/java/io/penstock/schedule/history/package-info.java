/** What happened: runs, events, figures. */
@NullMarked
package io.penstock.schedule.history;

import org.jspecify.annotations.NullMarked;
