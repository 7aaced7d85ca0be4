/** Digests of rows: values as unambiguous bytes, XXH64, hexadecimal. */
@NullMarked
package io.penstock.transform.internal.digest;

import org.jspecify.annotations.NullMarked;
