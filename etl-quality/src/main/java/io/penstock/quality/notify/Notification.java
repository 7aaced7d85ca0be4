package io.penstock.quality.notify;

import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.desk.Notice;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run has to tell, in one message.
 *
 * @param pipeline what it is about
 * @param runId null when it comes from no run
 * @param at when the run ended
 * @param notices worst first; at least one
 */
public record Notification(String pipeline, @Nullable String runId, Instant at, List<Notice> notices)
        implements Serializable {
    private static final Comparator<Notice> WORST_FIRST = Comparator.<Notice, Boolean>comparing(
                    notice -> notice.kind() == Notice.Kind.RESOLVED)
            .thenComparing(notice -> notice.alert().level(), Comparator.reverseOrder())
            .thenComparing(notice -> notice.alert().id());

    public Notification {
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("a notification has something to tell");
        }
        notices = notices.stream().sorted(WORST_FIRST).toList();
    }

    /** The worst level of what is wrong; INFO when all it tells is over. */
    public AlertLevel level() {
        return notices.stream()
                .filter(notice -> notice.kind() != Notice.Kind.RESOLVED)
                .map(notice -> notice.alert().level())
                .max(Comparator.naturalOrder())
                .orElse(AlertLevel.INFO);
    }

    /** The part that a condition lets through; null when that is nothing. */
    @Nullable
    Notification only(Predicate<Notice> condition) {
        List<Notice> some = notices.stream().filter(condition).toList();
        return some.isEmpty() ? null : new Notification(pipeline, runId, at, some);
    }

    /** {@code CRITICAL books: 3 alerts}, in one line. */
    public String subject() {
        boolean over = notices.stream().allMatch(notice -> notice.kind() == Notice.Kind.RESOLVED);
        String what = notices.size() == 1
                ? notices.get(0).alert().content().title()
                : notices.size() + (over ? " alerts resolved" : " alerts");
        String state = over ? "RESOLVED" : level().name();
        return OneLine.of(state + " " + pipeline + ": " + what);
    }

    /** Plain values for JSON in a fixed order. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("event", "alerts");
        map.put("pipeline", pipeline);
        if (runId != null) {
            map.put("run_id", runId);
        }
        map.put("at", at.toString());
        map.put("level", level().label());
        map.put("subject", subject());
        map.put("alerts", notices.stream().map(Notification::map).toList());
        return map;
    }

    private static Map<String, Object> map(Notice notice) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("happened", notice.kind().label());
        map.putAll(notice.alert().toMap());
        return map;
    }
}
