/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.text;

import org.jspecify.annotations.NullMarked;
