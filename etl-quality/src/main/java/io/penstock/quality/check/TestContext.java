package io.penstock.quality.check;

import io.penstock.spi.StepContext;

/**
 * What a test is told when it begins.
 *
 * @param run the run it is part of
 * @param memoryShare bytes this test may hold; past it, it must estimate or go to {@link StepContext#spillDirectory}
 */
public record TestContext(StepContext run, long memoryShare) {}
