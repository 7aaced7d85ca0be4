package io.penstock.quality.alert;

import io.penstock.quality.check.Dimension;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says, as the latest signal said it.
 *
 * @param dimension of quality; null when it is about none, such as a run that is late
 * @param title a few words
 * @param message a sentence or two, without values of the data unless these were asked for
 * @param score what was found, 0 to 1; null when nothing is scored
 * @param threshold what the score should have reached, 0 to 1; null likewise
 */
public record AlertContent(
        @Nullable Dimension dimension,
        String title,
        String message,
        @Nullable Double score,
        @Nullable Double threshold) implements Serializable {}
