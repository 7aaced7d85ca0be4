/** What a person sees: {@link io.penstock.console.terminal.Terminal}, progress while rows move, rows as a table. */
@NullMarked
package io.penstock.console.terminal;

import org.jspecify.annotations.NullMarked;
