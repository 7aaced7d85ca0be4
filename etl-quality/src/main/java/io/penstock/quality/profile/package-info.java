/**
 * Profiles: what the columns of the data that passes are like.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.profile.ColumnProfiler} the inspector a pipeline is given, as deep as {@link
 *       io.penstock.quality.profile.ProfileDetail} says
 *   <li>{@link io.penstock.quality.profile.ProfileResult}, {@link io.penstock.quality.profile.ColumnProfile} what it found;
 *       {@code ProfileTable} prints it, {@code ProfileMap} writes and reads it
 *   <li>{@code ProfileInspection} gives the columns of each batch to their scans
 * </ul>
 */
@NullMarked
package io.penstock.quality.profile;

import org.jspecify.annotations.NullMarked;
