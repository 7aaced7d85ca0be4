/**
 * What sinks of files share, whatever the format.
 *
 * <ul>
 *   <li>{@link io.penstock.load.file.FileLoader}: a sink of files; {@link io.penstock.load.file.FileFormat} and {@link
 *       io.penstock.load.file.FileContent}: what a format brings; {@link io.penstock.load.file.Growth}: whether its files grow
 *   <li>{@link io.penstock.load.file.FileLayout}: which files are made, with the enums of its settings; {@link
 *       io.penstock.load.file.FileOptions}: the same for JSON
 *   <li>{@code SingleFileSink}, {@code ManifestedFileSink}, {@code PartitionedSink} with {@code Parts}, {@code Part}, {@code
 *       ManifestPlan}: the sinks
 *   <li>{@link io.penstock.load.file.PendingFile}: one file that appears whole or not at all; {@code Staging}: several together
 *   <li>{@link io.penstock.load.file.FileErrors}, {@link io.penstock.load.file.IoReason}: what went wrong
 * </ul>
 */
@NullMarked
package io.penstock.load.file;

import org.jspecify.annotations.NullMarked;
