/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.sqlite;

import org.jspecify.annotations.NullMarked;
