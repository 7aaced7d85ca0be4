/** Tests of the package of the same name. */
@NullMarked
package io.penstock.load.staging.seal;

import org.jspecify.annotations.NullMarked;
