/**
 * What partitioned files need to know about rows: {@link io.penstock.load.file.partition.PartitionKeys}, which partition each
 * row belongs to; {@link io.penstock.load.file.partition.PartitionNames}, what its directories are called.
 */
@NullMarked
package io.penstock.load.file.partition;

import org.jspecify.annotations.NullMarked;
