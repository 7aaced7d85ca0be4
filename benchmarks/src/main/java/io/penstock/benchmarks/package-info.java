/** Kernels and whole jobs, timed beside their peers. */
@NullMarked
package io.penstock.benchmarks;

import org.jspecify.annotations.NullMarked;
