package io.penstock.quality.alert;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident: everything that happened around one {@link AlertKey} from its first signal until somebody resolves it. A later signal with the same key
 * joins it while it is open; after that it begins another alert, which names this one as its former.
 *
 * @param id counts up from 1, never used again
 * @param key what it is about
 * @param level the worst level of its signals
 * @param content what the latest signal said
 * @param sightings when and how often there was a signal
 * @param handling what people did about it
 * @param told what notifiers were given
 * @param former the alert with the same key that was resolved before; null when there was none
 * @param version counts every change, also by signals; for stores
 */
public record Alert(
        long id,
        AlertKey key,
        AlertLevel level,
        AlertContent content,
        Sightings sightings,
        Handling handling,
        Told told,
        @Nullable Long former,
        long version)
        implements Serializable {

    public AlertState state() {
        return handling.state();
    }

    public boolean isOpen() {
        return state().isOpen();
    }

    /** The next version, seen and told differently. */
    public Alert seen(AlertLevel worst, AlertContent latest, Sightings all, Handling silence, Told notices) {
        return new Alert(id, key, worst, latest, all, silence, notices, former, version + 1);
    }

    /** The next version, handled differently. */
    public Alert handled(Handling next) {
        return new Alert(id, key, level, content, sightings, next, told, former, version + 1);
    }

    /** {@code #12 ERROR books / not_null(isbn): too many nulls}. */
    @Override
    public String toString() {
        return "#" + id + " " + level + " " + key + ": " + content.title();
    }

    /** Plain values for JSON in a fixed order; what does not exist is left out. */
    public Map<String, Object> toMap() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("id", id);
        all.put("level", level.label());
        all.put("state", state().label());
        all.put("pipeline", key.pipeline());
        all.put("check", key.check());
        all.put("column", key.column());
        all.put(
                "dimension",
                content.dimension() == null ? null : content.dimension().name().toLowerCase(Locale.ROOT));
        all.put("title", content.title());
        all.put("message", content.message().isEmpty() ? null : content.message());
        all.put("score", content.score());
        all.put("threshold", content.threshold());
        all.put("first_seen", sightings.first().toString());
        all.put("last_seen", sightings.last().toString());
        all.put("count", sightings.count());
        all.put("run_ids", sightings.runIds());
        all.put("assignee", handling.assignee());
        all.put("reason", handling.reason());
        all.put("resolved_at", text(handling.resolvedAt()));
        all.put("snoozed_until", text(handling.snoozedUntil()));
        all.put("suppressed", told.suppressed() == 0 ? null : told.suppressed());
        all.put("former", former);
        Map<String, Object> there = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                there.put(name, value);
            }
        });
        return there;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
