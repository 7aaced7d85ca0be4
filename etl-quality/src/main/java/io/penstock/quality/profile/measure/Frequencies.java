package io.penstock.quality.profile.measure;

import java.io.Serializable;

/**
 * How evenly the values of a column are spread over its distinct values.
 *
 * @param accuracy {@link Accuracy#EXACT} while distinct values are counted exactly, else {@link Accuracy#ESTIMATED}: extrapolated from a
 *     random sample of the distinct values with all their occurrences
 * @param once values that occur exactly once
 * @param entropy of the distribution over distinct values in bits: 0 for a constant, log2 of the distinct values where all are
 *     equally frequent; 0 without values
 */
public record Frequencies(Accuracy accuracy, long once, double entropy) implements Serializable {}
