/** Steps about missing values: {@link io.penstock.transform.missing.RemoveNulls} drops rows that lack them. */
@NullMarked
package io.penstock.transform.missing;

import org.jspecify.annotations.NullMarked;
