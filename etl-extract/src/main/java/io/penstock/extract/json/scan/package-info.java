/**
 * JSON text as bytes: its strict grammar ({@link io.penstock.extract.json.scan.Syntax}), and cutting a file into blocks of whole records
 * ({@link io.penstock.extract.json.scan.LineCutter}, {@link io.penstock.extract.json.scan.DocumentCutter}).
 */
@NullMarked
package io.penstock.extract.json.scan;

import org.jspecify.annotations.NullMarked;
