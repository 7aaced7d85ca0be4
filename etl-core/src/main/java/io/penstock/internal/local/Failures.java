package io.penstock.internal.local;

import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.error.RunCancelledException;
import io.penstock.error.TransformException;
import java.nio.channels.ClosedByInterruptException;

/** Wraps what a source, step or sink threw, once, with the step's name. */
final class Failures {
    private Failures() {}

    static EtlException of(Throwable thrown, StepMeter meter) {
        if (thrown instanceof EtlException known) {
            return known.in(null, meter.title());
        } else if (thrown instanceof OutOfMemoryError) {
            return new TransformException(
                            Problem.of(RunErrors.OUT_OF_MEMORY, "the heap is too small (" + thrown.getMessage() + ")")
                                    .next("Give the JVM more memory (-Xmx) or the engine smaller batches."),
                            thrown)
                    .in(null, meter.title());
        } else if (thrown instanceof InterruptedException || thrown instanceof ClosedByInterruptException) {
            Thread.currentThread().interrupt();
            return new RunCancelledException(Problem.of(RunCancelledException.CODE, "the run was interrupted"));
        }
        String what =
                thrown.getClass().getSimpleName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
        EtlException wrapped = switch (meter.role) {
            case "extract" -> new ExtractException(Problem.of(RunErrors.SOURCE_FAILED, what), thrown);
            case "load", "reject" -> new LoadException(Problem.of(RunErrors.SINK_FAILED, what), thrown);
            default -> new TransformException(Problem.of(RunErrors.STEP_FAILED, what), thrown);
        };
        return wrapped.in(null, meter.title());
    }
}
