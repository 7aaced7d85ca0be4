/**
 * Checks of single values. {@link io.penstock.transform.validate.check.ColumnCheck} keeps the null rule and is given what a rule asks
 * of values that are not null; {@link io.penstock.transform.validate.check.RuleCodes} names the failures.
 */
@NullMarked
package io.penstock.transform.validate.check;

import org.jspecify.annotations.NullMarked;
