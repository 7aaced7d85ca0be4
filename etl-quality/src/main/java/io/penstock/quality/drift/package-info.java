/** How far one distribution is from another: {@link io.penstock.quality.drift.Distances} and tests, and the comparison of two profiles. */
@NullMarked
package io.penstock.quality.drift;

import org.jspecify.annotations.NullMarked;
