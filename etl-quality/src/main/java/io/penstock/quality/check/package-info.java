/**
 * Statements about a whole data set. {@code io.penstock.quality.Expect} makes them, {@link io.penstock.quality.check.Check} is one with its
 * policy (how much must hold, what a failure means), {@link io.penstock.quality.check.Checks} runs several in one pass, {@link
 * io.penstock.quality.check.QualityReport} is what came out.
 *
 * <p>What is tested is a {@link io.penstock.quality.check.CheckTest}: anybody may write one. It is bound to a schema ({@link
 * io.penstock.quality.check.TestBinding}), sees batches ({@link io.penstock.quality.check.RunningTest}) and tells a {@link
 * io.penstock.quality.check.Finding} by what it counted and by the {@link io.penstock.quality.check.Evidence} that all tests share: profiles and the
 * history of the pipeline.
 */
@NullMarked
package io.penstock.quality.check;

import org.jspecify.annotations.NullMarked;
