/** Plans over every module: what is pushed down, and what is wrong with them. */
@NullMarked
package io.penstock.plan;

import org.jspecify.annotations.NullMarked;
