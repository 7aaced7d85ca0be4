/**
 * Text to typed values. {@link io.penstock.transform.parse.Parse} is the way in. Strict: a date that is not in the calendar, a
 * digit too many or a stray letter is never guessed at. Common patterns are read from bytes; others through {@link
 * java.time.format.DateTimeFormatter} with a memo of recent values.
 */
@NullMarked
package io.penstock.transform.parse;

import org.jspecify.annotations.NullMarked;
