package io.penstock.quality.check;

import io.penstock.quality.profile.ProfileDetail;
import java.io.Serializable;
import java.util.List;

/** Checks that follow from what the rows turn out to be. Immutable. */
public interface CheckSource extends Serializable {
    /** How much must be measured of every column. */
    ProfileDetail detail();

    /**
     * What came out.
     *
     * @param evidence all rows, every column
     */
    List<CheckResult> results(Evidence evidence);
}
