/** Checks of single rows: each is a SQL condition that rows meet or not. */
@NullMarked
package io.penstock.quality.check.value;

import org.jspecify.annotations.NullMarked;
