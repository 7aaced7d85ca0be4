/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.database.sqlite;

import org.jspecify.annotations.NullMarked;
