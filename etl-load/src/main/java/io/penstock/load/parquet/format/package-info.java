/**
 * The frame of a Parquet file, written without any library: the format is small where one only writes it, and the classes of
 * a library cost more time to load than a million rows cost to encode.
 *
 * <ul>
 *   <li>{@link io.penstock.load.parquet.format.ParquetSchema} columns of a schema as {@link
 *       io.penstock.load.parquet.format.Leaf leaves}; {@link io.penstock.load.parquet.format.Physical} how values are stored
 *   <li>{@link io.penstock.load.parquet.format.Chunk}, {@link io.penstock.load.parquet.format.Page}, {@link
 *       io.penstock.load.parquet.format.Bounds} what one column's encoded part of a row group is made of
 *   <li>{@link io.penstock.load.parquet.format.ParquetFile} row groups, page indexes and footer in their order
 *   <li>{@link io.penstock.load.parquet.format.ByteBuilder} little-endian bytes; {@code CompactThrift}, {@code Footer}
 * </ul>
 *
 * <p>Field numbers and enum values are those of parquet.thrift of the Apache Parquet format, version 2.11.
 */
@NullMarked
package io.penstock.load.parquet.format;

import org.jspecify.annotations.NullMarked;
