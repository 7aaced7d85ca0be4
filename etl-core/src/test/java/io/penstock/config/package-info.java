/** Tests of config files, on components that keep what they were given. */
@NullMarked
package io.penstock.config;

import org.jspecify.annotations.NullMarked;
