/**
 * Checks against another source, which is read when the check needs it: rows that refer to it when the first row comes, the others after the last
 * row and before the commit.
 */
@NullMarked
package io.penstock.quality.check.reference;

import org.jspecify.annotations.NullMarked;
