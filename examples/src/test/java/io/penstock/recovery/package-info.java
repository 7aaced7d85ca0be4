/** Runs that are killed, and what they leave behind. */
@NullMarked
package io.penstock.recovery;

import org.jspecify.annotations.NullMarked;
