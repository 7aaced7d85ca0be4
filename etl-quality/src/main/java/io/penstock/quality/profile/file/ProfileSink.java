package io.penstock.quality.profile.file;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Inspection;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;

/** Profiles what is written to it. */
final class ProfileSink implements BatchSink {
    private final ProfileFile file;
    private final Inspection inspection;
    private final StepContext context;
    private String outcome;

    ProfileSink(ProfileFile file, Inspection inspection, StepContext context) {
        this.file = file;
        this.inspection = inspection;
        this.context = context;
        this.outcome = file.target() + " is as it was";
    }

    @Override
    public void write(Batch batch, SinkOutput output) throws Exception {
        context.checkCancelled();
        inspection.accept(batch);
    }

    @Override
    public void prepare() throws Exception {
        ProfileResult result = (ProfileResult) inspection.result();
        try {
            file.write(result.toJson());
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    @Override
    public void commit() {
        try {
            file.publish();
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
        outcome = "profile written to " + file.target();
    }

    static LoadException cannotWrite(ProfileFile file, IOException cause) {
        return new LoadException(
                Problem.of(ProfileFileErrors.CANNOT_WRITE, "the profile cannot be written: " + cause)
                        .at(file.target().toString())
                        .next(
                                "Make room or give leave to write there, and run again; an earlier profile is unchanged."),
                cause);
    }

    @Override
    public void abort() throws IOException {
        file.discard();
    }

    @Override
    public String outcome() {
        return outcome;
    }

    @Override
    public void close() throws Exception {
        inspection.close();
    }
}
