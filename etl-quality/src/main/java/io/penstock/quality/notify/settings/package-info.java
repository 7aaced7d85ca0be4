/** Notifiers from JSON. */
@NullMarked
package io.penstock.quality.notify.settings;

import org.jspecify.annotations.NullMarked;
