/**
 * JSON files. {@link io.penstock.extract.json.JsonExtractor} is the source. Records are cut out of the file in order
 * ({@code scan}) and decoded into columns on any thread ({@code decode}).
 */
@NullMarked
package io.penstock.extract.json;

import org.jspecify.annotations.NullMarked;
