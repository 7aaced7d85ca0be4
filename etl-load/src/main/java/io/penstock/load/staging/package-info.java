/**
 * A staging area: a directory in which each run leaves a data set of its own, whole, with a description beside the files.
 *
 * <ul>
 *   <li>{@link io.penstock.load.staging.StagingLoader}, {@link io.penstock.load.staging.StagingComponent}, {@link
 *       io.penstock.load.staging.MetadataColumns}: the sink's settings; {@code StagingSink}: the sink; {@code StampedRows}:
 *       the two columns it adds
 *   <li>{@link io.penstock.load.staging.StagingArea}: list, open, verify, restore, decrypt, delete
 *   <li>{@link io.penstock.load.staging.Staged}: the description ({@code StagedJson}: its form on disk), with a {@link
 *       io.penstock.load.staging.ColumnProfile} per column, counted by {@code ColumnTally}
 *   <li>{@link io.penstock.load.staging.StagingErrors}: what went wrong; encryption is in {@code seal}
 * </ul>
 */
@NullMarked
package io.penstock.load.staging;

import org.jspecify.annotations.NullMarked;
