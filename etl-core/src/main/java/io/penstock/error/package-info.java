/**
 * What can go wrong and how it is told: {@link io.penstock.error.EtlException} and its kinds, the stable
 * {@link io.penstock.error.ErrorCode}s, the {@link io.penstock.error.Problem}s a plan or a config file is
 * refused for, and {@link io.penstock.error.Suggestion} for "did you mean".
 */
@NullMarked
package io.penstock.error;

import org.jspecify.annotations.NullMarked;
