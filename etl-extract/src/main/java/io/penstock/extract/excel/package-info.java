/**
 * Excel workbooks as a source. {@link io.penstock.extract.excel.ExcelExtractor} is the spec; {@code LayoutResolver} finds columns and
 * types, {@code ExcelSource} takes rows sheet by sheet, {@code GridDecoder} makes typed columns of them. Cells come from {@code cells},
 * {@code xlsx} and {@code xls}.
 */
@NullMarked
package io.penstock.extract.excel;

import org.jspecify.annotations.NullMarked;
