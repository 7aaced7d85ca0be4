/** The scheduler with many schedules: what it costs when nothing is due, and how late runs begin when much is. */
@NullMarked
package io.penstock.benchmarks.schedule;

import org.jspecify.annotations.NullMarked;
