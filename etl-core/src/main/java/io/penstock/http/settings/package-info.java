/**
 * What a connector that speaks HTTP can be told: time limits, credentials, repetition, rate. Immutable, serialisable values
 * without behaviour; {@link io.penstock.http.settings.HttpOptions} gives them their JSON names. No {@code toString} tells a
 * secret.
 */
@NullMarked
package io.penstock.http.settings;

import org.jspecify.annotations.NullMarked;
