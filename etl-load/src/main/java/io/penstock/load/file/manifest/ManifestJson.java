package io.penstock.load.file.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Manifests as JSON: members as in {@link Manifest}, snake_case; unknown members are passed over. */
final class ManifestJson {
    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private String pipeline = "";
    private String runId = "";
    private Instant writtenAt = Instant.EPOCH;
    private String format = "";
    private long version;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> partitionBy = new ArrayList<>();
    private final List<ManifestEntry> files = new ArrayList<>();

    private ManifestJson() {}

    static void write(Manifest manifest, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("manifest_version", VERSION);
            json.writeStringField("pipeline", manifest.pipeline());
            json.writeStringField("run_id", manifest.runId());
            json.writeStringField("written_at", manifest.writtenAt().toString());
            json.writeStringField("format", manifest.format());
            count(json, "rows", manifest.rows());
            json.writeNumberField("bytes", manifest.bytes());
            json.writeArrayFieldStart("schema");
            for (Field field : manifest.schema().fields()) {
                json.writeStartObject();
                json.writeStringField("name", field.name());
                json.writeStringField("type", field.type().toString());
                json.writeBooleanField("nullable", field.isNullable());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("partition_by");
            for (String column : manifest.partitionBy()) {
                json.writeString(column);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("files");
            for (ManifestEntry entry : manifest.files()) {
                json.writeStartObject();
                json.writeStringField("path", entry.path());
                count(json, "rows", entry.rows());
                json.writeNumberField("bytes", entry.bytes());
                json.writeStringField("sha256", entry.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void count(JsonGenerator json, String name, long rows) throws IOException {
        if (rows < 0) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, rows);
        }
    }

    static Manifest read(Path file) throws IOException {
        ManifestJson found = new ManifestJson();
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = FACTORY.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("an object is expected");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                found.member(json);
            }
        }
        if (found.version != VERSION) {
            throw new IOException("manifest_version is " + found.version + ", " + VERSION + " is expected");
        }
        return new Manifest(
                found.pipeline,
                found.runId,
                found.writtenAt,
                found.format,
                Schema.of(found.fields),
                found.partitionBy,
                found.files);
    }

    private void member(JsonParser json) throws IOException {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        switch (name) {
            case "manifest_version" -> version = json.getLongValue();
            case "pipeline" -> pipeline = json.getText();
            case "run_id" -> runId = json.getText();
            case "written_at" -> writtenAt = Instant.parse(json.getText());
            case "format" -> format = json.getText();
            case "schema" -> elements(json, value, () -> fields.add(field(json)));
            case "partition_by" -> elements(json, value, () -> partitionBy.add(json.getText()));
            case "files" -> elements(json, value, () -> files.add(entry(json)));
            default -> json.skipChildren();
        }
    }

    private interface Element {
        void read() throws IOException;
    }

    private static void elements(JsonParser json, JsonToken start, Element element) throws IOException {
        if (start != JsonToken.START_ARRAY) {
            throw new IOException("a list is expected");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    private static Field field(JsonParser json) throws IOException {
        String name = "";
        Type type = Type.TEXT;
        Nullability nullability = Nullability.NULLABLE;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = json.getText();
                case "type" -> type = Type.parse(json.getText());
                case "nullable" -> nullability = json.getBooleanValue() ? Nullability.NULLABLE : Nullability.REQUIRED;
                default -> json.skipChildren();
            }
        }
        return new Field(name, type, nullability);
    }

    private static ManifestEntry entry(JsonParser json) throws IOException {
        String path = "";
        long rows = -1;
        long bytes = -1;
        String sha256 = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            switch (member) {
                case "path" -> path = json.getText();
                case "rows" -> rows = value == JsonToken.VALUE_NULL ? -1 : json.getLongValue();
                case "bytes" -> bytes = json.getLongValue();
                case "sha256" -> sha256 = json.getText();
                default -> json.skipChildren();
            }
        }
        return new ManifestEntry(path, rows, bytes, sha256);
    }
}
