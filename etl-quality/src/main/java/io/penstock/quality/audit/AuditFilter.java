package io.penstock.quality.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; null for all.
 *
 * @param who a person or program
 * @param from the earliest time
 * @param to left out itself
 */
public record AuditFilter(
        @Nullable AuditKind kind,
        @Nullable String subject,
        @Nullable String who,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public AuditFilter kind(AuditKind only) {
        return new AuditFilter(only, subject, who, from, to);
    }

    public AuditFilter subject(String only) {
        return new AuditFilter(kind, only, who, from, to);
    }

    public AuditFilter who(String only) {
        return new AuditFilter(kind, subject, only, from, to);
    }

    public AuditFilter from(Instant earliest) {
        return new AuditFilter(kind, subject, who, earliest, to);
    }

    public AuditFilter to(Instant end) {
        return new AuditFilter(kind, subject, who, from, end);
    }

    /** As times stand in the table: of one width, so that they sort. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** The condition in SQL, with its values. */
    String where(List<Object> values) {
        StringBuilder sql = new StringBuilder();
        add(sql, values, "kind = ?", kind == null ? null : kind.label());
        add(sql, values, "subject = ?", subject);
        add(sql, values, "who = ?", who);
        add(sql, values, "at >= ?", from == null ? null : time(from));
        add(sql, values, "at < ?", to == null ? null : time(to));
        return sql.toString();
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable String value) {
        if (value != null) {
            sql.append(values.isEmpty() ? " WHERE " : " AND ").append(condition);
            values.add(value);
        }
    }
}
