package io.penstock.load.staging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.load.file.manifest.ManifestEntry;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Staged} as {@code metadata.json}: members in snake_case; unknown members are passed over. */
final class StagedJson {
    static final String FILE = "metadata.json";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private StagedJson() {}

    static void write(Staged staged, Path directory) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("staging_version", VERSION)
                .put("id", staged.id())
                .put("pipeline", staged.pipeline())
                .put("run_id", staged.runId())
                .put("staged_at", staged.stagedAt().toString())
                .put("format", staged.format())
                .put("rows", staged.rows())
                .put("bytes", staged.bytes());
        staged.keyId().ifPresent(id -> root.put("key_id", id));
        ArrayNode columns = root.putArray("schema");
        for (Field field : staged.schema().fields()) {
            columns.addObject()
                    .put("name", field.name())
                    .put("type", field.type().toString())
                    .put("nullable", field.isNullable());
        }
        ArrayNode partitions = root.putArray("partition_by");
        staged.partitionBy().forEach(partitions::add);
        ArrayNode files = root.putArray("files");
        for (ManifestEntry entry : staged.entries()) {
            files.addObject()
                    .put("path", entry.path())
                    .put("rows", entry.rows())
                    .put("bytes", entry.bytes())
                    .put("sha256", entry.sha256());
        }
        ArrayNode profile = root.putArray("profile");
        for (ColumnProfile column : staged.profile()) {
            profile.addObject()
                    .put("name", column.name())
                    .put("nulls", column.nulls())
                    .put("min", column.min())
                    .put("max", column.max());
        }
        ObjectNode properties = root.putObject("properties");
        staged.properties().forEach(properties::put);
        Files.writeString(
                directory.resolve(FILE),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n",
                StandardCharsets.UTF_8);
    }

    /** @throws IOException when it is not there or says something that it cannot say */
    static Staged read(Path directory) throws IOException {
        try {
            JsonNode root = JSON.readTree(Files.readString(directory.resolve(FILE)));
            if (need(root, "staging_version").asInt() != VERSION) {
                throw new IOException("it was written by another version of this library");
            }
            List<Field> fields = new ArrayList<>();
            for (JsonNode field : need(root, "schema")) {
                fields.add(new Field(
                        need(field, "name").asText(),
                        Type.parse(need(field, "type").asText()),
                        need(field, "nullable").asBoolean() ? Nullability.NULLABLE : Nullability.REQUIRED));
            }
            List<String> partitionBy = new ArrayList<>();
            need(root, "partition_by").forEach(column -> partitionBy.add(column.asText()));
            Map<String, String> properties = new LinkedHashMap<>();
            need(root, "properties")
                    .properties()
                    .forEach(each ->
                            properties.put(each.getKey(), each.getValue().asText()));
            return new Staged(
                    need(root, "id").asText(),
                    directory,
                    need(root, "pipeline").asText(),
                    need(root, "run_id").asText(),
                    Instant.parse(need(root, "staged_at").asText()),
                    need(root, "format").asText(),
                    Schema.of(fields),
                    partitionBy,
                    Optional.ofNullable(text(root, "key_id")),
                    entries(root, directory),
                    profile(root),
                    properties);
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON (line " + line(e) + ")", e);
        } catch (RuntimeException e) {
            throw new IOException("a member has a value that it cannot have", e);
        }
    }

    private static List<ManifestEntry> entries(JsonNode root, Path directory) throws IOException {
        List<ManifestEntry> entries = new ArrayList<>();
        for (JsonNode file : need(root, "files")) {
            String path = need(file, "path").asText();
            if (!directory.resolve(path).normalize().startsWith(directory)) {
                throw new IOException("it lists a file outside of its directory");
            }
            entries.add(new ManifestEntry(
                    path,
                    need(file, "rows").asLong(),
                    need(file, "bytes").asLong(),
                    need(file, "sha256").asText()));
        }
        return entries;
    }

    private static List<ColumnProfile> profile(JsonNode root) throws IOException {
        List<ColumnProfile> profile = new ArrayList<>();
        for (JsonNode column : need(root, "profile")) {
            profile.add(new ColumnProfile(
                    need(column, "name").asText(),
                    need(column, "nulls").asLong(),
                    text(column, "min"),
                    text(column, "max")));
        }
        return profile;
    }

    private static JsonNode need(JsonNode node, String member) throws IOException {
        JsonNode found = node.get(member);
        if (found == null) {
            throw new IOException("the member '" + member + "' is missing");
        }
        return found;
    }

    private static @Nullable String text(JsonNode node, String member) {
        JsonNode found = node.get(member);
        return found == null || found.isNull() ? null : found.asText();
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }
}
