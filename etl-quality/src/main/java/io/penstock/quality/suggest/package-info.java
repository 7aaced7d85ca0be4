/** Checks proposed from a profile, to be read by a person and put into a config file. */
@NullMarked
package io.penstock.quality.suggest;

import org.jspecify.annotations.NullMarked;
