package io.penstock.quality.check;

import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.schema.Schema;
import java.time.Instant;

/**
 * What tests know besides the rows they saw.
 *
 * @param schema of the rows
 * @param rows number of rows for which the check's {@code where} holds
 * @param profile the columns that tests asked for
 * @param history what is known of earlier runs of this pipeline
 * @param now when the run began
 */
public record Evidence(Schema schema, long rows, ProfileResult profile, History history, Instant now) {
    /** The profile of a column that the test asked for when it was bound. */
    public ColumnProfile profile(String column) {
        return profile.column(column);
    }
}
