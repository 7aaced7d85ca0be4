/**
 * {@link io.penstock.load.file.manifest.Manifest}: which files a run wrote, with their rows, bytes and SHA-256; {@code
 * ManifestJson} is its form on disk, {@link io.penstock.load.file.manifest.ManifestErrors} its codes.
 */
@NullMarked
package io.penstock.load.file.manifest;

import org.jspecify.annotations.NullMarked;
