/** A pipeline is an immutable value; an engine runs it. */
@NullMarked
package io.penstock;

import org.jspecify.annotations.NullMarked;
