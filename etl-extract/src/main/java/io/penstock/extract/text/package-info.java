/**
 * Reading values from UTF-8 text, a column at a time and without making strings: {@link io.penstock.extract.text.ColumnReader}
 * and what it needs to know ({@link io.penstock.extract.text.NullTokens}, {@link io.penstock.extract.text.DateFormats}).
 * {@link io.penstock.extract.text.Inference} and {@link io.penstock.extract.text.MisfitPolicy} are settings of every source.
 */
@NullMarked
package io.penstock.extract.text;

import org.jspecify.annotations.NullMarked;
