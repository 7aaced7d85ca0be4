/**
 * Rows of two sources matched by key: {@link io.penstock.transform.join.Join}. A bound {@code JoinPlan} opens a {@code JoinStep},
 * which keeps the right side as one {@code RightBlock}, or both sides on disk for {@code PartitionedJoin}; {@code Matcher} puts
 * matched rows out. What is looked up, put together or kept as history is in the sub-packages.
 */
@NullMarked
package io.penstock.transform.join;

import org.jspecify.annotations.NullMarked;
