/** What happens when something is late, overlaps, fails or takes too long. */
@NullMarked
package io.penstock.schedule.policy;

import org.jspecify.annotations.NullMarked;
