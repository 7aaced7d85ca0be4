package io.penstock.quality.notify;

import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.desk.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signals of one run. Alerts are kept at once; people are told when it is closed, in one message to each notifier. One thread.
 */
public final class RunAlerts implements AutoCloseable {
    private final AlertDesk desk;
    private final Courier courier;
    private final String pipeline;
    private final @Nullable String runId;
    private final List<Notice> notices = new ArrayList<>();

    /**
     * Signals of a run.
     *
     * @param pipeline what the messages are about
     * @param runId null for signals that come from no run
     */
    public RunAlerts(AlertDesk desk, Courier courier, String pipeline, @Nullable String runId) {
        this.desk = desk;
        this.courier = courier;
        this.pipeline = pipeline;
        this.runId = runId;
    }

    /** Raises a signal, in the name of this run unless it names another. */
    public Alert raise(AlertSignal signal) {
        Notice notice = desk.raise(signal.runId() == null && runId != null ? signal.run(runId) : signal);
        notices.add(notice);
        return notice.alert();
    }

    /** See {@link AlertDesk#pass}. */
    public void pass(AlertKey key) {
        desk.pass(key, runId).ifPresent(notices::add);
    }

    /** See {@link AlertDesk#recover}. */
    public void recover(AlertKey key, String reason) {
        desk.recover(key, reason).ifPresent(notices::add);
    }

    /** Tells people, when there is something to tell. Safe to call twice. */
    @Override
    public void close() {
        List<Notice> told = notices.stream().filter(Notice::isTold).toList();
        notices.clear();
        if (!told.isEmpty()) {
            courier.deliver(new Notification(pipeline, runId, desk.clock().instant(), told));
        }
    }
}
