package io.penstock;

import java.util.function.BooleanSupplier;

/**
 * What keeps a run from committing after its work was given to somebody else: a process that was stopped for a while must not come
 * back and write over what its successor wrote.
 *
 * <p>The engine asks {@code held} right before a commit is decided. In the transaction of the commit itself it then writes the token
 * beside the load's id, and refuses when the id is there with any token already (fencing tokens: Kleppmann, Designing Data-Intensive
 * Applications, 2017, chapter 8).
 *
 * @param token larger for each holder of the same work
 * @param held whether the work is still this run's; asked on an engine thread, may take a moment
 */
public record Fence(long token, BooleanSupplier held) {}
