/** Checks of what columns have to do with each other, with the row before, or with all values together. */
@NullMarked
package io.penstock.quality.check.relation;

import org.jspecify.annotations.NullMarked;
