/** The commands about the quality of data: profile, check, quality, alerts, suggest, audit. */
@NullMarked
package io.penstock.console.quality;

import org.jspecify.annotations.NullMarked;
