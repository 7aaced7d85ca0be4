/**
 * One number for how good data is, and where it comes from: {@link io.penstock.quality.score.QualityScore} of the checks of a run, {@link
 * io.penstock.quality.score.HealthScore} of a pipeline with its runs, {@link io.penstock.quality.score.Trend} over time.
 */
@NullMarked
package io.penstock.quality.score;

import org.jspecify.annotations.NullMarked;
