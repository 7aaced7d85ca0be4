/**
 * Steps for values that are not there. {@link io.penstock.transform.missing.FillMissing} is the public step; beside it are what it
 * learns from the rows and how filled columns are made.
 */
@NullMarked
package io.penstock.transform.missing;

import org.jspecify.annotations.NullMarked;
