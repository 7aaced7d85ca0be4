package io.penstock.transform.join;

import io.penstock.schema.Schema;
import io.penstock.transform.internal.match.KeyColumns;

/**
 * A join that fits both sides.
 *
 * @param how which rows it gives
 * @param settings nulls, promises and limits
 * @param right schema of the right side
 * @param leftKey the key of the left side; no columns for a cross join
 * @param rightKey the key of the right side
 * @param layout how output rows are put together
 */
record JoinPlan(
        JoinKind how,
        Join.Settings settings,
        Schema right,
        KeyColumns leftKey,
        KeyColumns rightKey,
        JoinLayout layout) {}
