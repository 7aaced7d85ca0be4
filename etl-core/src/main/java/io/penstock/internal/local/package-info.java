/**
 * Running a bound plan on threads of this JVM.
 *
 * <p>{@link io.penstock.internal.local.LocalRun} opens everything, lets a {@link io.penstock.internal.local.Flow} move the
 * batches, then prepares and commits or aborts. A flow is a row of stages: the source with the ANY steps behind it, then
 * ordered and parallel stages, one ordered stage per sink, and last the reject desk. Workers take the task nearest to the
 * sinks first, which is the back-pressure; the number of morsels under way is bounded, which bounds the memory.
 */
@NullMarked
package io.penstock.internal.local;

import org.jspecify.annotations.NullMarked;
