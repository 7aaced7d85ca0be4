/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.backup;

import org.jspecify.annotations.NullMarked;
