/**
 * What texts are like, judged on their bytes.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.profile.text.TextFeatures} lengths, shapes and formats of the values of one column
 *   <li>{@code Shape} the shape of one text; {@code FormatTests} what it looks like, with {@code NumberTests} and {@code DateTests}; {@code
 *       FormatCounts} which formats are still candidates
 * </ul>
 */
@NullMarked
package io.penstock.quality.profile.text;

import org.jspecify.annotations.NullMarked;
