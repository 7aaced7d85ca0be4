package io.penstock.quality.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of the trail.
 *
 * @param sequence counts from 1 without gaps
 * @param at ISO time in UTC
 * @param kind see {@link AuditKind#label}
 * @param subject the pipeline, file or alert it is about
 * @param who a person or program
 * @param detail a JSON object, without secrets
 * @param previous the hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 in hexadecimal of the JSON array of all other fields in this order
 */
public record AuditEntry(
        long sequence,
        String at,
        String kind,
        String subject,
        String who,
        String detail,
        String previous,
        String hash) {
    /** What stands before the first entry. */
    public static final String BEGINNING = "0".repeat(64);

    private static final ObjectMapper JSON = new ObjectMapper();

    static AuditEntry next(
            long sequence, String at, String kind, String subject, String who, String detail, String previous) {
        return new AuditEntry(
                sequence,
                at,
                kind,
                subject,
                who,
                detail,
                previous,
                hash(sequence, at, kind, subject, who, detail, previous));
    }

    /** Whether the hash is that of the other fields. */
    boolean isWhole() {
        return isWholeAs(sequence);
    }

    /** The same, had it another number. */
    boolean isWholeAs(long number) {
        return hash.equals(hash(number, at, kind, subject, who, detail, previous));
    }

    private static String hash(
            long sequence, String at, String kind, String subject, String who, String detail, String previous) {
        byte[] canonical = json(List.of(sequence, at, kind, subject, who, detail, previous))
                .getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String json(Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values always write as JSON", e);
        }
    }

    /** The entry as a line of JSON, for export. */
    public String toJson() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sequence", sequence);
        map.put("at", at);
        map.put("kind", kind);
        map.put("subject", subject);
        map.put("who", who);
        map.put("detail", detail);
        map.put("previous", previous);
        map.put("hash", hash);
        return json(map);
    }

    /**
     * The entry that {@link #toJson} wrote.
     *
     * @param place how a message names the line
     */
    static AuditEntry fromJson(String line, String place) {
        try {
            JsonNode json = JSON.readTree(line);
            return new AuditEntry(
                    json.required("sequence").asLong(),
                    json.required("at").asText(),
                    json.required("kind").asText(),
                    json.required("subject").asText(),
                    json.required("who").asText(),
                    json.required("detail").asText(),
                    json.required("previous").asText(),
                    json.required("hash").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new PlanException(Problem.of(
                            AuditErrors.BAD_ENTRY,
                            "this is no entry of an exported audit trail: a line of JSON with sequence, at, kind,"
                                    + " subject, who, detail, previous and hash is expected")
                    .at(place)
                    .next("Give the file that the export wrote."));
        }
    }
}
