package io.penstock.quality.notify.email;

import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.desk.Notice;
import io.penstock.quality.notify.NoticeText;
import io.penstock.quality.notify.Notification;
import io.penstock.quality.notify.OneLine;
import java.util.List;

/** The same text twice: plain, and as HTML without anything that is loaded from elsewhere. The first 200 alerts are told in full. */
final class MailBody {
    private static final int SHOWN = 200;

    private MailBody() {}

    static String plain(Notification notification) {
        StringBuilder text = new StringBuilder(512).append(intro(notification)).append("\n\n");
        for (Notice notice : shown(notification)) {
            text.append(NoticeText.heading(notice)).append('\n');
            String message = NoticeText.message(notice);
            if (!message.isEmpty()) {
                text.append("  ").append(message).append('\n');
            }
            NoticeText.facts(notice)
                    .forEach(fact -> text.append("  ")
                            .append(fact.name())
                            .append(": ")
                            .append(fact.value())
                            .append('\n'));
            text.append('\n');
        }
        return text.append(rest(notification)).toString();
    }

    static String html(Notification notification) {
        StringBuilder text = new StringBuilder(2_048)
                .append("<!DOCTYPE html>\n<html><head><meta charset=\"UTF-8\"></head>")
                .append("<body style=\"font-family:sans-serif;font-size:14px;color:#222\">\n<p>")
                .append(escaped(intro(notification)))
                .append("</p>\n");
        for (Notice notice : shown(notification)) {
            text.append("<div style=\"border-left:4px solid ")
                    .append(colour(notice))
                    .append(";padding:2px 0 2px 12px;margin:0 0 16px\">\n<div style=\"font-weight:bold\">")
                    .append(escaped(NoticeText.heading(notice)))
                    .append("</div>\n");
            String message = NoticeText.message(notice);
            if (!message.isEmpty()) {
                text.append("<div>").append(escaped(message)).append("</div>\n");
            }
            text.append("<table style=\"font-size:13px;color:#555\" cellpadding=\"2\">\n");
            NoticeText.facts(notice)
                    .forEach(fact -> text.append("<tr><td>")
                            .append(fact.name())
                            .append("</td><td>")
                            .append(escaped(fact.value()))
                            .append("</td></tr>\n"));
            text.append("</table>\n</div>\n");
        }
        return text.append("<p>")
                .append(escaped(rest(notification)))
                .append("</p>\n</body></html>\n")
                .toString();
    }

    private static List<Notice> shown(Notification notification) {
        return notification
                .notices()
                .subList(0, Math.min(SHOWN, notification.notices().size()));
    }

    private static String rest(Notification notification) {
        int more = notification.notices().size() - SHOWN;
        return more > 0 ? "… and " + more + " more.\n" : "";
    }

    private static String intro(Notification notification) {
        String run = notification.runId() == null ? "" : ", run " + notification.runId();
        return OneLine.of("Pipeline " + notification.pipeline() + run + ", " + notification.at());
    }

    private static String colour(Notice notice) {
        if (notice.kind() == Notice.Kind.RESOLVED) {
            return "#2e7d32";
        }
        AlertLevel level = notice.alert().level();
        return switch (level) {
            case INFO -> "#1565c0";
            case WARNING -> "#f9a825";
            case ERROR -> "#d84315";
            case CRITICAL -> "#8e0000";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
