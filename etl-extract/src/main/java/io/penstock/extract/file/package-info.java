/**
 * Opening files for every source that reads them: which ones ({@link io.penstock.extract.file.FileSet}), how they are packed
 * ({@link io.penstock.extract.file.Compression}), and {@link io.penstock.extract.file.TextInput}, which gives their text as UTF-8.
 */
@NullMarked
package io.penstock.extract.file;

import org.jspecify.annotations.NullMarked;
