package io.penstock.schedule.engine;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.schedule.trigger.FileTrigger;
import io.penstock.schedule.trigger.TriggerErrors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Looks for the files of a trigger. */
final class Arrivals {
    private Arrivals() {}

    /**
     * Files that have been left alone for long enough, with what tells one version of a file from another.
     *
     * @throws ExtractException {@code PEN-8604} when the directory cannot be listed; it may be made later, so an absent one is empty
     */
    static Map<String, String> ready(FileTrigger trigger, Instant now) {
        Path path = Path.of(trigger.path());
        Path directory = path.toAbsolutePath().getParent();
        Map<String, String> found = new TreeMap<>();
        if (directory == null || !Files.isDirectory(directory)) {
            return found;
        }
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory, path.getFileName().toString())) {
            for (Path file : files) {
                look(file, trigger, now, found);
            }
        } catch (IOException e) {
            throw new ExtractException(
                            Problem.of(TriggerErrors.FILES, "its directory cannot be listed: " + e.getMessage())
                                    .at("trigger on " + trigger.path()),
                            e)
                    .passing();
        }
        return found;
    }

    private static void look(Path file, FileTrigger trigger, Instant now, Map<String, String> found)
            throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return;
        }
        Instant changed = attributes.lastModifiedTime().toInstant();
        if (attributes.isRegularFile() && !changed.plus(trigger.quiet()).isAfter(now)) {
            found.put(file.toString(), attributes.size() + "-" + changed.toEpochMilli());
        }
    }
}
