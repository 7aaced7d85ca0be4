/**
 * Whole texts of a grammar: JSON, regular expressions that are simple enough for a table of bytes.
 */
@NullMarked
package io.penstock.format.syntax;

import org.jspecify.annotations.NullMarked;
