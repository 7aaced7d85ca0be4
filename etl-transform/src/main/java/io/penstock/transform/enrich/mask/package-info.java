/**
 * {@link io.penstock.transform.enrich.mask.Mask}: personal data made unreadable, five ways. {@link
 * io.penstock.transform.enrich.mask.MaskMethod} says how; one kernel for each way does it.
 */
@NullMarked
package io.penstock.transform.enrich.mask;

import org.jspecify.annotations.NullMarked;
