/** Run reports as JSON and as text. */
@NullMarked
package io.penstock.internal.report;

import org.jspecify.annotations.NullMarked;
