/** Checks of keys: that values, or values together, occur once. */
@NullMarked
package io.penstock.quality.check.key;

import org.jspecify.annotations.NullMarked;
