package io.penstock.extract.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something a walk found.
 *
 * @param path a file, or a directory that cannot be listed
 * @param problem why the directory cannot be listed; null for files
 */
record Entry(Path path, @Nullable String problem) {}
