/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.staging;

import org.jspecify.annotations.NullMarked;
