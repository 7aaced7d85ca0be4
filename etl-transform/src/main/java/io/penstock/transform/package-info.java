/** Steps that change, check or drop rows. */
@NullMarked
package io.penstock.transform;

import org.jspecify.annotations.NullMarked;
