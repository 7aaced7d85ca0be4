/** What checks remember of many rows: records of 64-bit numbers in memory, on disk past it. */
@NullMarked
package io.penstock.quality.check.spill;

import org.jspecify.annotations.NullMarked;
