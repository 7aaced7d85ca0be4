/**
 * Files in the compound format of Office 97: xls workbooks, and the protected packages of later versions. The only package here that
 * uses Apache POI, which {@link io.penstock.extract.excel.xls.OldFormats} asks for first.
 */
@NullMarked
package io.penstock.extract.excel.xls;

import org.jspecify.annotations.NullMarked;
