/** Checks that compare with earlier runs of the same pipeline. Without enough of them, they judge nothing. */
@NullMarked
package io.penstock.quality.check.history;

import org.jspecify.annotations.NullMarked;
