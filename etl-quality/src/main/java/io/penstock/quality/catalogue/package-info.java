/** Names and settings of the checks for JSON. */
@NullMarked
package io.penstock.quality.catalogue;

import org.jspecify.annotations.NullMarked;
