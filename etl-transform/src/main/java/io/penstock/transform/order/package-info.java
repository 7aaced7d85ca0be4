/**
 * Steps that need rows in order: {@link io.penstock.transform.order.Sort} puts them in order, {@link
 * io.penstock.transform.order.Window} adds columns computed from neighbouring rows. Both say the order as {@link
 * io.penstock.transform.order.OrderColumn}s and stand on the external sort of {@code internal.sort}.
 */
@NullMarked
package io.penstock.transform.order;

import org.jspecify.annotations.NullMarked;
