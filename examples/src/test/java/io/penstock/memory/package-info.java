/** Rows in memory on both ends of pipelines from JSON. */
@NullMarked
package io.penstock.memory;

import org.jspecify.annotations.NullMarked;
