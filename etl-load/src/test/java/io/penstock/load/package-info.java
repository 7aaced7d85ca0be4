/** Sinks against real files. */
@NullMarked
package io.penstock.load;

import org.jspecify.annotations.NullMarked;
