/** Sinks that data is written to. */
@NullMarked
package io.penstock.load;

import org.jspecify.annotations.NullMarked;
