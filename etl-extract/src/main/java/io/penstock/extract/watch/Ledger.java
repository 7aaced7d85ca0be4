package io.penstock.extract.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which files were loaded, or found bad, by name and SHA-256; as text it is the watermark of the source, so it changes with the
 * commit of their rows. The oldest entries go first when there are too many. One thread.
 */
final class Ledger {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * A file that is settled.
     *
     * @param changed last change, epoch nanoseconds; -1 when that was so short before the file was looked at that a later
     *     change may show the same time
     * @param reason why it was not loaded; null when it was
     */
    record Entry(
            String name,
            String sha256,
            long size,
            long changed,
            @Nullable String reason) {
        private static final long CLOCK_STEP_NANOS = 2_000_000_000L;

        static Entry of(Arrival file, String sha256, long nowMillis, @Nullable String reason) {
            boolean fresh = nowMillis * 1_000_000L - file.changed() < CLOCK_STEP_NANOS;
            return new Entry(file.name(), sha256, file.size(), fresh ? -1 : file.changed(), reason);
        }

        String key() {
            return sha256 + " " + name;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @throws ExtractException when the text is not a ledger's */
    static Ledger parse(String text) {
        Ledger ledger = new Ledger();
        if (text.isEmpty()) {
            return ledger;
        }
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("a list is expected");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                ledger.add(entry(json));
            }
        } catch (IOException e) {
            throw new ExtractException(
                    Problem.of(WatchErrors.LEDGER, "the kept state of this source is not a ledger of files")
                            .next("Give the source another name if the state belongs to another one."),
                    e);
        }
        return ledger;
    }

    private static Entry entry(JsonParser json) throws IOException {
        String name = "";
        String sha256 = "";
        long size = -1;
        long changed = -1;
        String reason = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = json.getText();
                case "sha256" -> sha256 = json.getText();
                case "size" -> size = json.getLongValue();
                case "changed" -> changed = json.getLongValue();
                case "reason" -> reason = json.getText();
                default -> json.skipChildren();
            }
        }
        return new Entry(name, sha256, size, changed, reason);
    }

    String text(int most, Collection<String> namesThere) {
        StringWriter text = new StringWriter();
        int surplus = entries.size() - most;
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Entry entry : entries.values()) {
                if (surplus > 0 && !namesThere.contains(entry.name)) {
                    surplus--;
                    continue;
                }
                json.writeStartObject();
                json.writeStringField("name", entry.name);
                json.writeStringField("sha256", entry.sha256);
                json.writeNumberField("size", entry.size);
                json.writeNumberField("changed", entry.changed);
                if (entry.reason != null) {
                    json.writeStringField("reason", entry.reason);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    void add(Entry entry) {
        entries.remove(entry.key());
        entries.put(entry.key(), entry);
    }

    /** The entry of a file: by name, size and time of change, else by name and content; null when it is new. */
    @Nullable
    Entry find(Arrival file) throws IOException {
        List<Entry> sameName = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.name.equals(file.name())) {
                sameName.add(entry);
                if (entry.size == file.size() && entry.changed == file.changed()) {
                    return entry;
                }
            }
        }
        return sameName.isEmpty() ? null : entries.get(file.sha256() + " " + file.name());
    }
}
