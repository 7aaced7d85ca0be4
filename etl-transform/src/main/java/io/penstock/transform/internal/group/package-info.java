/**
 * Measures of groups; not part of the API. {@link io.penstock.transform.internal.group.Measure} reads {@code sum(fine) where …} and
 * binds it; an {@link io.penstock.transform.internal.group.Accumulator} holds a measure's state for all groups. The
 * groups themselves are in {@code table}.
 */
@NullMarked
package io.penstock.transform.internal.group;

import org.jspecify.annotations.NullMarked;
