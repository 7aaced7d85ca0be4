package io.penstock.quality.profile.measure;

import java.io.Serializable;

/**
 * Lengths of texts in characters (code points), of {@code BINARY} in bytes.
 *
 * @param min the least
 * @param max the greatest
 * @param mean the average
 * @param empty values of length 0
 */
public record Lengths(long min, long max, double mean, long empty) implements Serializable {}
