/** The scheduler from JSON. */
@NullMarked
package io.penstock.schedule.settings;

import org.jspecify.annotations.NullMarked;
