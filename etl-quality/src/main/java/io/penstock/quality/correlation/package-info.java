/** How columns of numbers go together: {@link io.penstock.quality.correlation.Correlations}. */
@NullMarked
package io.penstock.quality.correlation;

import org.jspecify.annotations.NullMarked;
