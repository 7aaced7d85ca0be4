/** What somebody should notice in a profile: {@link io.penstock.quality.profile.remark.ProfileRemarks}. */
@NullMarked
package io.penstock.quality.profile.remark;

import org.jspecify.annotations.NullMarked;
