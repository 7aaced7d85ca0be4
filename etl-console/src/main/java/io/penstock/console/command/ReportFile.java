package io.penstock.console.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** Writes run reports as JSON: whole or not at all. */
public final class ReportFile {
    private ReportFile() {}

    /** One report as an object, several as a list. The directory is made if absent. */
    public static void write(Path file, List<RunReport> reports) throws IOException {
        String json = reports.size() == 1
                ? reports.get(0).toJson()
                : reports.stream().map(RunReport::toJson).collect(Collectors.joining(",\n", "[", "]"));
        writeText(file, json.endsWith("\n") ? json : json + "\n");
    }

    /** Plain values as a document, indented. */
    public static void writeJson(Path file, Object plain) throws IOException {
        writeText(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(plain) + "\n");
    }

    /** Plain values as one line of JSON. */
    public static String json(Object plain) throws IOException {
        return new ObjectMapper().writeValueAsString(plain);
    }

    /** Writes beside the file, then puts it in its place. */
    public static void writeText(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path hidden = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(hidden, text);
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(hidden);
        }
    }
}
