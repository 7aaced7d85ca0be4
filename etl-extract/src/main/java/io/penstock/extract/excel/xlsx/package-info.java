/**
 * Workbooks of Excel 2007 and later (ECMA-376): {@link io.penstock.extract.excel.xlsx.XlsxBook} finds the parts of the package, {@code
 * XmlScanner} reads their XML from bytes, {@code SheetRows} makes cells of it. Nothing here needs a library, except that
 * protected workbooks are decrypted by Apache POI.
 */
@NullMarked
package io.penstock.extract.excel.xlsx;

import org.jspecify.annotations.NullMarked;
