/**
 * What single values are computed by, and {@link io.penstock.expr.scalar.PerValue}, the loops over columns around it: texts as
 * slices of bytes, results straight into buffers. {@link io.penstock.expr.scalar.Hashes}, {@link
 * io.penstock.expr.scalar.Codes}, {@link io.penstock.expr.scalar.Similarity}, {@link io.penstock.expr.scalar.JsonPath}, {@link
 * io.penstock.expr.scalar.Moments} and {@link io.penstock.expr.scalar.Letters} hold the computations.
 */
@NullMarked
package io.penstock.expr.scalar;

import org.jspecify.annotations.NullMarked;
