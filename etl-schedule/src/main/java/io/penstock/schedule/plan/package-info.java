/** What is to run when: schedules, their data intervals, and how they depend on each other. */
@NullMarked
package io.penstock.schedule.plan;

import org.jspecify.annotations.NullMarked;
