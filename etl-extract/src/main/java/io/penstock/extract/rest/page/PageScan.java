package io.penstock.extract.rest.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.penstock.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response once, token by token: where its records are, how many, and the scalars the paging asked for. Nothing of it is
 * kept but those, so a response may be larger than the memory. One page, one thread.
 */
public final class PageScan {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int NAMES_TOLD = 40;

    /** What stands at the record path. */
    public enum Found {
        /** An array, or one object, or null. */
        RECORDS,
        /** Nothing. */
        NOTHING,
        /** A text, number or truth value. */
        SCALAR
    }

    private final Map<String, JsonPointer> wanted;
    private final JsonPointer recordPath;
    private final @Nullable JsonPointer field;
    private final Map<String, String> found = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private Found state = Found.NOTHING;
    private long records;
    private long start;
    private long end;
    private @Nullable Progress last;

    /**
     * @param wanted scalars to keep, by name
     * @param recordPath to the array of records, or to the only record
     * @param field in each record, whose greatest value is to be found; null for none
     */
    public PageScan(Map<String, JsonPointer> wanted, JsonPointer recordPath, @Nullable JsonPointer field) {
        this.wanted = wanted;
        this.recordPath = recordPath;
        this.field = field;
    }

    /**
     * Reads a response.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException where it is no JSON, with line and column
     */
    public PageFacts read(HttpReply reply) throws IOException {
        try (InputStream in = reply.body().open();
                JsonParser json = JSON.createParser(in)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                throw new JsonEOFException(json, null, "the response is empty");
            }
            value(json, recordPath, new HashMap<>(wanted), true);
            if (json.nextToken() != null) {
                throw new JsonParseException(json, "there is something behind the end of the document");
            }
        }
        return facts(reply);
    }

    private PageFacts facts(HttpReply reply) throws IOException {
        String digest = records == 0 ? "" : digest(reply);
        return new PageFacts(
                records,
                start,
                end,
                digest,
                Map.copyOf(found),
                last == null ? null : last.text(),
                reply.url(),
                reply.headers().allValues("Link"));
    }

    /** Reads a response that is a sequence of records, one a line. */
    public PageFacts readLines(HttpReply reply) throws IOException {
        try (InputStream in = reply.body().open();
                JsonParser json = JSON.createParser(in)) {
            while (json.nextToken() != null) {
                records++;
                record(json, field, Map.of());
            }
        }
        state = Found.RECORDS;
        end = reply.body().size();
        return facts(reply);
    }

    /** What stands at the record path; after {@link #read}. */
    public Found state() {
        return state;
    }

    /** Names of members at the top of the response, for messages. */
    public List<String> names() {
        return new ArrayList<>(names);
    }

    private void value(JsonParser json, @Nullable JsonPointer path, Map<String, JsonPointer> open, boolean top)
            throws IOException {
        if (path != null && path.matches()) {
            records(json, open);
            return;
        }
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (top && names.size() < NAMES_TOLD) {
                    names.add(name);
                }
                JsonPointer inner = path == null ? null : path.matchProperty(name);
                below(json, inner, inner(open, name, -1));
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                JsonPointer inner = path == null ? null : path.matchElement(i);
                below(json, inner, inner(open, "", i));
            }
        } else {
            keep(json, open);
        }
    }

    private void below(JsonParser json, @Nullable JsonPointer path, Map<String, JsonPointer> open) throws IOException {
        if (path == null && open.isEmpty()) {
            json.skipChildren();
        } else {
            value(json, path, open, false);
        }
    }

    private static Map<String, JsonPointer> inner(Map<String, JsonPointer> open, String name, int index) {
        if (open.isEmpty()) {
            return open;
        }
        Map<String, JsonPointer> next = new HashMap<>();
        open.forEach((key, pointer) -> {
            JsonPointer rest = index < 0 ? pointer.matchProperty(name) : pointer.matchElement(index);
            if (rest != null) {
                next.put(key, rest);
            }
        });
        return next;
    }

    private void keep(JsonParser json, Map<String, JsonPointer> open) throws IOException {
        for (Map.Entry<String, JsonPointer> each : open.entrySet()) {
            if (each.getValue().matches() && json.currentToken() != JsonToken.VALUE_NULL) {
                found.put(each.getKey(), json.getText());
            }
        }
    }

    private void records(JsonParser json, Map<String, JsonPointer> open) throws IOException {
        JsonToken token = json.currentToken();
        start = json.currentTokenLocation().getByteOffset();
        state = Found.RECORDS;
        if (token == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                records++;
                record(json, field, open);
            }
        } else if (token == JsonToken.START_OBJECT) {
            records++;
            record(json, field, open);
        } else if (token != JsonToken.VALUE_NULL) {
            state = Found.SCALAR;
        }
        end = json.currentLocation().getByteOffset();
    }

    /** One record; the scalars wanted may stand in it where it is the whole document. */
    private void record(JsonParser json, @Nullable JsonPointer path, Map<String, JsonPointer> open) throws IOException {
        JsonToken token = json.currentToken();
        if (path == null && open.isEmpty()) {
            json.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                record(json, path == null ? null : path.matchProperty(name), inner(open, name, -1));
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                record(json, path == null ? null : path.matchElement(i), inner(open, "", i));
            }
        } else {
            if (path != null && path.matches() && token != JsonToken.VALUE_NULL) {
                last = Progress.later(last, json.getText());
            }
            keep(json, open);
        }
    }

    private String digest(HttpReply reply) throws IOException {
        MessageDigest sha = sha256();
        byte[] buffer = new byte[1 << 14];
        try (InputStream in = reply.body().open(start)) {
            for (long left = end - start; left > 0; ) {
                int got = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (got < 0) {
                    break;
                }
                sha.update(buffer, 0, got);
                left -= got;
            }
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
