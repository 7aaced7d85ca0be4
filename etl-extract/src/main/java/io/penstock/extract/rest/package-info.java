/**
 * Records of an HTTP API. {@link io.penstock.extract.rest.RestExtractor} is the source; requests go through {@code
 * io.penstock.http}, pages through {@code page}, and JSON becomes columns as in the source {@code json}.
 */
@NullMarked
package io.penstock.extract.rest;

import org.jspecify.annotations.NullMarked;
