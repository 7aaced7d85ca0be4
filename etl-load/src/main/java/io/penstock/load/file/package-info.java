/** Files that appear whole or not at all: {@link io.penstock.load.file.PendingFile}; and {@link
 * io.penstock.load.file.IoReason}, why they could not be written. */
@NullMarked
package io.penstock.load.file;

import org.jspecify.annotations.NullMarked;
