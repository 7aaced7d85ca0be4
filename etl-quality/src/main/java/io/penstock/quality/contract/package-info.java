/** Data contracts of the Open Data Contract Standard as checks. */
@NullMarked
package io.penstock.quality.contract;

import org.jspecify.annotations.NullMarked;
