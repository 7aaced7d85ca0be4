/** The step behind {@code Pipeline.validate}: runs row checks and carries out what their failure means. */
@NullMarked
package io.penstock.internal.validate;

import org.jspecify.annotations.NullMarked;
