/**
 * Kernels that make text columns from text columns, on bytes, and what puts them to work: {@link
 * io.penstock.transform.internal.text.TextMapping} for kernels that always have an answer, {@link
 * io.penstock.transform.internal.text.CheckedMapping} for those that can fail on a value, {@link
 * io.penstock.transform.internal.text.TextRewrite} for the new bytes, {@link io.penstock.transform.internal.text.Into} for where the
 * result stands.
 */
@NullMarked
package io.penstock.transform.internal.text;

import org.jspecify.annotations.NullMarked;
