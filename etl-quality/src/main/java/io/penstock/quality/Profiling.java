package io.penstock.quality;

import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.CheckSource;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.profile.ProfileDetail;
import java.util.List;

/** Asks for the profile of every column and judges nothing. */
record Profiling(ProfileDetail detail) implements CheckSource {
    @Override
    public List<CheckResult> results(Evidence evidence) {
        return List.of();
    }
}
