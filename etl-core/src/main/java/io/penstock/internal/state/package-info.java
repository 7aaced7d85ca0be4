/**
 * What a run reads from and leaves in its memory. {@link io.penstock.internal.state.RunState} knows the keys and the rules;
 * {@link io.penstock.internal.state.RunMemory} is where values are: in the target's own transaction or in a store beside it.
 */
@NullMarked
package io.penstock.internal.state;

import org.jspecify.annotations.NullMarked;
