/** Leaves out repeated rows: {@link io.penstock.transform.dedupe.Dedupe}. */
@NullMarked
package io.penstock.transform.dedupe;

import org.jspecify.annotations.NullMarked;
