package io.penstock.load.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.load.backup.BackupVersion.Kind;
import io.penstock.load.backup.BackupVersion.SavedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@link BackupVersion} as {@code backup.json}. */
final class VersionJson {
    static final String FILE = "backup.json";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private VersionJson() {}

    static void write(BackupVersion backup, Path directory) throws IOException {
        ObjectNode root = JSON.createObjectNode()
                .put("backup_version", VERSION)
                .put("version", backup.version())
                .put("kind", backup.kind().name().toLowerCase(Locale.ROOT))
                .put("target", backup.target())
                .put("taken_at", backup.takenAt().toString())
                .put("pipeline", backup.pipeline())
                .put("run_id", backup.runId())
                .put("rows", backup.rows());
        ArrayNode files = root.putArray("files");
        for (SavedFile file : backup.files()) {
            files.addObject()
                    .put("path", file.path())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        Files.writeString(
                directory.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    static BackupVersion read(Path directory) throws IOException {
        try {
            JsonNode root = JSON.readTree(Files.readString(directory.resolve(FILE)));
            if (root.required("backup_version").asInt() != VERSION) {
                throw new IOException("it was written by another version of this library");
            }
            List<SavedFile> files = new ArrayList<>();
            for (JsonNode file : root.required("files")) {
                String path = file.required("path").asText();
                if (!directory.resolve(path).normalize().startsWith(directory)) {
                    throw new IOException("it lists a file outside of its directory");
                }
                files.add(new SavedFile(
                        path,
                        file.required("bytes").asLong(),
                        file.required("sha256").asText()));
            }
            return new BackupVersion(
                    root.required("version").asText(),
                    Kind.valueOf(root.required("kind").asText().toUpperCase(Locale.ROOT)),
                    root.required("target").asText(),
                    Instant.parse(root.required("taken_at").asText()),
                    root.required("pipeline").asText(),
                    root.required("run_id").asText(),
                    files,
                    root.required("rows").asLong());
        } catch (RuntimeException e) {
            throw new IOException("a member is missing or has a value that it cannot have", e);
        }
    }
}
