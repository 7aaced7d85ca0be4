/** Byte tests and row bitmaps shared by the steps of this module; not part of the API. */
@NullMarked
package io.penstock.transform.internal;

import org.jspecify.annotations.NullMarked;
