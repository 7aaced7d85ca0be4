package io.penstock.quality.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertContent;
import io.penstock.quality.alert.AlertEvent;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertState;
import io.penstock.quality.alert.Handling;
import io.penstock.quality.alert.Sightings;
import io.penstock.quality.alert.Told;
import io.penstock.quality.check.Dimension;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Alerts and events as they stand in the tables. */
final class AlertRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AlertRows() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    private static @Nullable String timeOrNull(@Nullable Instant at) {
        return at == null ? null : time(at);
    }

    static String column(AlertKey key) {
        return key.column() == null ? "" : key.column();
    }

    /** Sets the columns of an alert from a parameter on, in the order of the table. */
    static void bind(PreparedStatement statement, Alert alert) throws SQLException {
        AlertContent content = alert.content();
        Sightings sightings = alert.sightings();
        Handling handling = alert.handling();
        Dimension dimension = content.dimension();
        int at = 1;
        statement.setLong(at++, alert.id());
        statement.setLong(at++, alert.version());
        statement.setString(at++, alert.key().pipeline());
        statement.setString(at++, alert.key().check());
        statement.setString(at++, column(alert.key()));
        statement.setString(at++, alert.level().label());
        statement.setString(at++, dimension == null ? null : dimension.name().toLowerCase(Locale.ROOT));
        statement.setString(at++, content.title());
        statement.setString(at++, content.message());
        setDouble(statement, at++, content.score());
        setDouble(statement, at++, content.threshold());
        statement.setString(at++, time(sightings.first()));
        statement.setString(at++, time(sightings.last()));
        statement.setLong(at++, sightings.count());
        statement.setString(at++, json(sightings.runIds()));
        statement.setString(at++, alert.state().label());
        statement.setString(at++, handling.assignee());
        statement.setString(at++, handling.reason());
        statement.setString(at++, timeOrNull(handling.resolvedAt()));
        statement.setString(at++, timeOrNull(handling.snoozedUntil()));
        statement.setInt(at++, handling.revision());
        statement.setString(at++, time(alert.told().last()));
        statement.setLong(at++, alert.told().suppressed());
        Long former = alert.former();
        if (former == null) {
            statement.setNull(at, Types.BIGINT);
        } else {
            statement.setLong(at, former);
        }
    }

    static Alert alert(ResultSet row) throws SQLException {
        String dimension = row.getString("dimension");
        long former = row.getLong("former");
        Long formerOrNull = row.wasNull() ? null : former;
        return new Alert(
                row.getLong("id"),
                new AlertKey(row.getString("pipeline"), row.getString("check_name"), row.getString("column_name")),
                AlertLevel.valueOf(upper(row.getString("level"))),
                new AlertContent(
                        dimension == null ? null : Dimension.valueOf(upper(dimension)),
                        row.getString("title"),
                        row.getString("message"),
                        number(row, "score"),
                        number(row, "threshold")),
                new Sightings(
                        instant(row.getString("first_seen")),
                        instant(row.getString("last_seen")),
                        row.getLong("seen_count"),
                        texts(row.getString("run_ids"))),
                new Handling(
                        AlertState.valueOf(upper(row.getString("state"))),
                        row.getString("assignee"),
                        row.getString("reason"),
                        instantOrNull(row.getString("resolved_at")),
                        instantOrNull(row.getString("snoozed_until")),
                        row.getInt("revision")),
                new Told(instant(row.getString("told_at")), row.getLong("suppressed")),
                formerOrNull,
                row.getLong("version"));
    }

    static AlertEvent event(ResultSet row) throws SQLException {
        return new AlertEvent(
                row.getLong("alert_id"),
                instant(row.getString("at")),
                AlertEvent.Kind.valueOf(upper(row.getString("kind"))),
                row.getString("who"),
                row.getString("why"),
                row.getString("detail"),
                AlertState.valueOf(upper(row.getString("state"))));
    }

    private static String upper(String label) {
        return label.toUpperCase(Locale.ROOT);
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    private static @Nullable Instant instantOrNull(@Nullable String text) {
        return text == null ? null : instant(text);
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static void setDouble(PreparedStatement statement, int at, @Nullable Double value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.DOUBLE);
        } else {
            statement.setDouble(at, value);
        }
    }

    private static String json(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always write as JSON", e);
        }
    }

    private static List<String> texts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
