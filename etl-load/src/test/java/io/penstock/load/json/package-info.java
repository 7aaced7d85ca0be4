/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.json;

import org.jspecify.annotations.NullMarked;
