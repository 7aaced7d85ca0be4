/**
 * Rules that rows must meet; {@link io.penstock.transform.validate.Rules} makes all of them:
 *
 * <pre>{@code
 * pipeline.validate(notNull("checkout_id"), email("member_email"), isbn("isbn").onFail(OnFail.FLAG))
 * }</pre>
 *
 * What a failure means is said on the {@link io.penstock.spi.ValidationRule}; the engine collects all failures of a row.
 */
@NullMarked
package io.penstock.transform.validate;

import org.jspecify.annotations.NullMarked;
