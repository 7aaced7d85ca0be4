/**
 * Profiles as plain maps, for JSON, and back.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.profile.json.MeasuresWriter}, {@link io.penstock.quality.profile.json.MeasuresReader} measures of a column
 *   <li>{@link io.penstock.quality.profile.json.JsonValues} values of the data by their type; {@link
 *       io.penstock.quality.profile.json.StoredMap} a map that is read with care; {@link io.penstock.quality.profile.json.PlainJson} text
 * </ul>
 */
@NullMarked
package io.penstock.quality.profile.json;

import org.jspecify.annotations.NullMarked;
