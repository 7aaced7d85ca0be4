/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.file;

import org.jspecify.annotations.NullMarked;
