/**
 * The data that the benchmarks read: {@link io.penstock.benchmarks.data.CheckoutsGenerator} writes dirty library
 * circulation records, picking from the {@code Catalogue} of books and the {@code Membership} of readers, which
 * {@code Words} are made of.
 */
@NullMarked
package io.penstock.benchmarks.data;

import org.jspecify.annotations.NullMarked;
