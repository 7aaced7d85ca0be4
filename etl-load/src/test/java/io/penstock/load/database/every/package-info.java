/** The sink on every database: one set of tests, inherited for each of them. */
@NullMarked
package io.penstock.load.database.every;

import org.jspecify.annotations.NullMarked;
