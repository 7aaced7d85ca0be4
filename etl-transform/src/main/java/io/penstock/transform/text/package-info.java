/**
 * Steps that tidy texts, each on bytes: {@link io.penstock.transform.text.CollapseWhitespace}, {@link
 * io.penstock.transform.text.RemoveSpecialChars}, {@link io.penstock.transform.text.Pad}, {@link
 * io.penstock.transform.text.Truncate}, {@link io.penstock.transform.text.UnicodeNormalize}. A column in which nothing changes is
 * passed on as it is; otherwise one new array per column and batch is written (none for truncation). Searching is in {@code
 * replace}, markup in {@code html}.
 */
@NullMarked
package io.penstock.transform.text;

import org.jspecify.annotations.NullMarked;
