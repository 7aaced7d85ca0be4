/**
 * What lies in a directory, one row per file: {@link io.penstock.extract.files.FilesExtractor} and the enums of its settings.
 *
 * <ul>
 *   <li>{@code TreeWalk}: which files, in which order; {@code FilesSource}: pieces of them; {@code FileRows}: their rows
 *   <li>{@code MimeTypes}: kinds of files; {@code ContentScan}: checksum and lines; {@code Workbooks}, {@code OldWorkbooks}: sheets
 *   <li>{@link io.penstock.extract.files.FilesErrors}: the codes
 * </ul>
 */
@NullMarked
package io.penstock.extract.files;

import org.jspecify.annotations.NullMarked;
