/**
 * What every sink needs of a disk.
 *
 * <ul>
 *   <li>{@link io.penstock.load.disk.OwnedName}: temporary names that tell the process they belong to
 *   <li>{@link io.penstock.load.disk.Disk}: writing through to the disk, removing trees, hashing files
 *   <li>{@link io.penstock.load.disk.Versions}: directories that appear and go whole, one per {@link
 *       io.penstock.load.disk.Version}; {@link io.penstock.load.disk.Retention}: which of them stay
 * </ul>
 */
@NullMarked
package io.penstock.load.disk;

import org.jspecify.annotations.NullMarked;
