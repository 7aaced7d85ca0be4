package io.penstock.internal.local;

import io.penstock.LocalEngine;
import io.penstock.RunReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What cannot be told by an exception, because the run goes on or is committed. Logging starts with the first message. */
final class RunLog {
    private RunLog() {}

    static void listenerFailed(RuntimeException failure) {
        Holder.LOG.warn("A run listener failed; the run goes on", failure);
    }

    /** An exception would say that nothing was committed. */
    static void closingFailed(String pipeline, RunReport report, Exception failure) {
        Holder.LOG.warn(
                "pipeline '{}', run {}: {}, but closing failed", pipeline, report.runId(), report.status(), failure);
    }

    static void afterCommitFailed(String pipeline, Exception failure) {
        Holder.LOG.warn(
                "pipeline '{}': the run is committed, but its source could not finish its work: {}",
                pipeline,
                failure.getMessage());
    }

    private static final class Holder {
        static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);
    }
}
