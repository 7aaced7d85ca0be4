/** Sources of data. */
@NullMarked
package io.penstock.extract;

import org.jspecify.annotations.NullMarked;
