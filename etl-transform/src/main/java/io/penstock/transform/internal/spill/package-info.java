/** Whole batches on disk, for steps that must hold rows back; not part of the API. */
@NullMarked
package io.penstock.transform.internal.spill;

import org.jspecify.annotations.NullMarked;
