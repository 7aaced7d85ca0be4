package io.penstock.quality.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.quality.alert.desk.Notice;
import io.penstock.quality.notify.NoticeText;
import io.penstock.quality.notify.Notification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies of webhooks. */
final class WebhookBody {
    /** Slack takes 50 blocks, Teams 28 KB; what is left out is told. */
    private static final int MOST_ALERTS = 15;

    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookBody() {}

    static byte[] of(Notification notification, WebhookShape shape) {
        Object body = switch (shape) {
            case JSON -> notification.toMap();
            case SLACK -> slack(notification);
            case TEAMS -> teams(notification);
        };
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values always write as JSON", e);
        }
    }

    private static Map<String, Object> slack(Notification notification) {
        List<Object> blocks = new ArrayList<>();
        blocks.add(Map.of(
                "type", "header", "text", Map.of("type", "plain_text", "text", cut(notification.subject(), 150))));
        for (Notice notice : shown(notification)) {
            String text = "*" + escaped(NoticeText.heading(notice)) + "*\n" + escaped(NoticeText.message(notice));
            blocks.add(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", text)));
            String facts = NoticeText.facts(notice).stream()
                    .map(fact -> escaped(fact.name() + ": " + fact.value()))
                    .collect(Collectors.joining(" | "));
            blocks.add(Map.of("type", "context", "elements", List.of(Map.of("type", "mrkdwn", "text", facts))));
        }
        rest(notification)
                .forEach(line -> blocks.add(
                        Map.of("type", "context", "elements", List.of(Map.of("type", "mrkdwn", "text", line)))));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", escaped(notification.subject()));
        body.put("blocks", blocks);
        return body;
    }

    /** The three characters that Slack gives a meaning. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, Object> teams(Notification notification) {
        List<Object> items = new ArrayList<>();
        items.add(textBlock(notification.subject(), "Large", "Bolder"));
        for (Notice notice : shown(notification)) {
            items.add(textBlock(NoticeText.heading(notice), "Default", "Bolder"));
            if (!NoticeText.message(notice).isEmpty()) {
                items.add(textBlock(NoticeText.message(notice), "Default", "Default"));
            }
            items.add(Map.of(
                    "type",
                    "FactSet",
                    "facts",
                    NoticeText.facts(notice).stream()
                            .map(fact -> Map.of("title", fact.name(), "value", fact.value()))
                            .toList()));
        }
        rest(notification).forEach(line -> items.add(textBlock(line, "Small", "Default")));
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put("body", items);
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.put("content", card);
        return Map.of("type", "message", "attachments", List.of(attachment));
    }

    private static Map<String, Object> textBlock(String text, String size, String weight) {
        return Map.of("type", "TextBlock", "text", plain(text), "size", size, "weight", weight, "wrap", true);
    }

    /** The characters to which Markdown gives a meaning there. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1");
    }

    private static List<Notice> shown(Notification notification) {
        List<Notice> all = notification.notices();
        return all.subList(0, Math.min(MOST_ALERTS, all.size()));
    }

    private static List<String> rest(Notification notification) {
        int left = notification.notices().size() - MOST_ALERTS;
        return left > 0 ? List.of("and " + left + " more") : List.of();
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
