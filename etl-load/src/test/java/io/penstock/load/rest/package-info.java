/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.rest;

import org.jspecify.annotations.NullMarked;
