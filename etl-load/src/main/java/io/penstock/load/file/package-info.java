/** Files that appear whole or not at all: {@link io.penstock.load.file.PendingFile}. */
@NullMarked
package io.penstock.load.file;

import org.jspecify.annotations.NullMarked;
