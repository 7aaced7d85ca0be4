/** The library's tables and extractions together. */
@NullMarked
package io.penstock.library;

import org.jspecify.annotations.NullMarked;
