package io.penstock.quality.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An alert.
 *
 * @param level {@code critical, error, warning, info}
 * @param state {@code new, acknowledged, assigned, resolved}
 * @param times how often it occurred
 * @param history who did what, oldest first, one line each
 */
public record AlertView(
        String id,
        String pipeline,
        String level,
        String state,
        String title,
        String message,
        Instant first,
        Instant last,
        long times,
        List<String> history) {
    public AlertView {
        history = List.copyOf(history);
    }

    public boolean isOpen() {
        return !state.equals("resolved");
    }

    String line() {
        return level + "  " + pipeline + "  " + title + " (" + state + ", " + times + " ×, since " + Views.minute(first)
                + ", id " + id + ")";
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("pipeline", pipeline);
        map.put("level", level);
        map.put("state", state);
        map.put("title", title);
        map.put("message", message);
        map.put("first", first.toString());
        map.put("last", last.toString());
        map.put("times", times);
        map.put("history", history);
        return map;
    }
}
