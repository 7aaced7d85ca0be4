/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.csv;

import org.jspecify.annotations.NullMarked;
