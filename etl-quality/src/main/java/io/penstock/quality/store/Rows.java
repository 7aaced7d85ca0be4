package io.penstock.quality.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Level;
import io.penstock.quality.check.Outcome;
import io.penstock.quality.check.SampleRow;
import io.penstock.quality.profile.ProfileResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Values as they stand in the tables. Times are ISO texts in UTC of one width, so that they sort. */
final class Rows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Rows() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null || (value instanceof Double number && number.isNaN())) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof String text) {
                // PostgreSQL has no character 0
                statement.setString(i + 1, text.replace('\0', '\uFFFD'));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /** What is made of a row. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    static <T> List<T> list(Connection connection, Reading<T> reading, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, values);
            try (ResultSet rows = select.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.of(rows));
                }
                return all;
            }
        }
    }

    static StoredPoint point(ResultSet row) throws SQLException {
        return new StoredPoint(
                Instant.parse(row.getString("started_at")),
                row.getString("run_id"),
                row.getDouble("value"),
                row.getInt("known_anomaly") != 0,
                row.getString("status").equals(StoredRun.SUCCEEDED));
    }

    static StoredRun run(
            ResultSet row, List<StoredRun.Metric> metrics, List<CheckResult> results, @Nullable ProfileResult profile)
            throws SQLException {
        return new StoredRun(
                row.getString("pipeline"),
                row.getString("run_id"),
                Instant.parse(row.getString("started_at")),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getString("status"),
                row.getLong("rows_read"),
                row.getLong("rows_written"),
                row.getLong("rows_rejected"),
                row.getString("failure"),
                number(row, "score"),
                metrics,
                results,
                profile);
    }

    static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    static byte[] pack(ProfileResult profile) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(JSON.writeValueAsBytes(profile.toMap()));
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProfileResult unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return ProfileResult.fromJson(new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values always write as JSON", e);
        }
    }

    static String samples(List<SampleRow> samples) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (SampleRow sample : samples) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("row", sample.row());
            row.put("values", sample.values());
            rows.add(row);
        }
        return json(rows);
    }

    static CheckResult result(ResultSet row) throws SQLException {
        double score = number(row, "score");
        double number = number(row, "observed_number");
        return new CheckResult(
                row.getString("name"),
                row.getString("type"),
                texts(row.getString("columns")),
                Dimension.valueOf(row.getString("dimension").toUpperCase(Locale.ROOT)),
                Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
                row.getDouble("weight"),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                Double.isNaN(score) ? null : score,
                row.getString("observed"),
                Double.isNaN(number) ? null : number,
                row.getString("expected"),
                row.getLong("evaluated_rows"),
                row.getLong("failed_rows"),
                row.getString("message"),
                samplesOf(row.getString("samples")));
    }

    private static List<String> texts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SampleRow> samplesOf(String json) {
        try {
            List<SampleRow> samples = new ArrayList<>();
            for (Map<String, Object> row : JSON.readValue(json, new TypeReference<List<Map<String, Object>>>() {})) {
                Map<String, @Nullable String> values = new LinkedHashMap<>();
                if (row.get("values") instanceof Map<?, ?> given) {
                    given.forEach((key, value) -> values.put((String) key, value == null ? null : value.toString()));
                }
                samples.add(new SampleRow(row.get("row") instanceof Number number ? number.longValue() : 0, values));
            }
            return samples;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
