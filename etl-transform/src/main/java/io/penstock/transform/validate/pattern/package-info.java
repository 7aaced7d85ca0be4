/** Regular expressions on whole values: a table over bytes for simple ones, the JDK for the others. */
@NullMarked
package io.penstock.transform.validate.pattern;

import org.jspecify.annotations.NullMarked;
