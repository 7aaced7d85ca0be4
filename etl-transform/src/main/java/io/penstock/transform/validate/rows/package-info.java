/** Checks of whole rows: a condition, keys, a Java record's constraints, the app's own test. */
@NullMarked
package io.penstock.transform.validate.rows;

import org.jspecify.annotations.NullMarked;
