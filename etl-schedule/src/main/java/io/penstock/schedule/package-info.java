/** Runs pipelines at their time. */
@NullMarked
package io.penstock.schedule;

import org.jspecify.annotations.NullMarked;
