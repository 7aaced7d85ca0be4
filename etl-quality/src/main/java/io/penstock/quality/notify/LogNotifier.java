package io.penstock.quality.notify;

import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.desk.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes to the log: one line for each alert, to the SLF4J logger {@value #LOGGER}, at INFO, WARN or ERROR (also for CRITICAL). What is over is INFO.
 */
public record LogNotifier() implements Notifier {
    public static final String LOGGER = "io.penstock.alerts";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    @Override
    public String title() {
        return "log";
    }

    @Override
    public void send(Notification notification) {
        for (Notice notice : notification.notices()) {
            AlertLevel level = notice.kind() == Notice.Kind.RESOLVED
                    ? AlertLevel.INFO
                    : notice.alert().level();
            LOG.atLevel(level(level)).log(line(notification, notice));
        }
    }

    private static String line(Notification notification, Notice notice) {
        StringBuilder line = new StringBuilder(OneLine.of(notification.pipeline()))
                .append(' ')
                .append(NoticeText.heading(notice));
        String message = NoticeText.message(notice);
        if (!message.isEmpty()) {
            line.append(" – ").append(message);
        }
        NoticeText.facts(notice)
                .forEach(fact ->
                        line.append(" | ").append(fact.name()).append(": ").append(fact.value()));
        if (notification.runId() != null) {
            line.append(" | Run: ").append(OneLine.of(notification.runId()));
        }
        return line.toString();
    }

    private static Level level(AlertLevel level) {
        return switch (level) {
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR, CRITICAL -> Level.ERROR;
        };
    }
}
