/**
 * Profiles as files.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.profile.file.ProfileLoader} a sink that writes the profile of the rows; {@code ProfileSink} at work,
 *       {@code ProfileFile} publishes by rename
 *   <li>{@link io.penstock.quality.profile.file.ProfileComponents} profiler and sink for JSON
 * </ul>
 */
@NullMarked
package io.penstock.quality.profile.file;

import org.jspecify.annotations.NullMarked;
