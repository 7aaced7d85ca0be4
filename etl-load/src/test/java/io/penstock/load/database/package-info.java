/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.database;

import org.jspecify.annotations.NullMarked;
