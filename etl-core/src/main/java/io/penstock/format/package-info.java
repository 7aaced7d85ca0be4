/**
 * What texts are, judged on their bytes without allocation: addresses, identifiers, JSON, simple patterns. Rules, SQL functions and profiles
 * share these tests. A test takes UTF-8 bytes from a position (inclusive) to a position (exclusive) and never reads outside.
 */
@NullMarked
package io.penstock.format;

import org.jspecify.annotations.NullMarked;
