package io.penstock.internal.validate;

import io.penstock.spi.BoundCheck;
import io.penstock.spi.Failure;
import io.penstock.spi.ValidationRule;

/**
 * A rule that fits its input.
 *
 * @param failure what every failing row is given
 */
record BoundRule(ValidationRule rule, Failure failure, BoundCheck check) {}
