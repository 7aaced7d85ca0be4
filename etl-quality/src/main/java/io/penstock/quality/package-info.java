/** Profiles and checks of the data that passes through a pipeline. */
@NullMarked
package io.penstock.quality;

import org.jspecify.annotations.NullMarked;
