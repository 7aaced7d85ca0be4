package io.penstock.load.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A directory of versions, each a directory of its own named {@code 20260131T094500123Z-1a2b3c4d}. A version is made under an
 * {@link OwnedName} and appears by one rename; it goes by a rename back to such a name, and only then are its files removed. So
 * a process that is killed leaves nothing half made or half removed that anybody sees; the next one sweeps it away.
 */
public final class Versions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{9}Z-[0-9a-f]{8}");
    private static final String MAKING = ".making";
    private static final String REMOVING = ".removing";

    private final Path directory;
    private final String marker;

    private Versions(Path directory, String marker) {
        this.directory = directory;
        this.marker = marker;
    }

    /** @param marker the file that every version has; directories without it are none of ours */
    public static Versions in(Path directory, String marker) {
        return new Versions(directory.toAbsolutePath(), marker);
    }

    /**
     * A new id for something that is begun at a time; it sorts behind the ids that are there, also when a clock was set back or
     * two things begin in the same millisecond.
     */
    public static String newId(Instant time, List<String> there) {
        Instant begun = time;
        for (String id : there) {
            Instant other = time(id).orElse(Instant.MIN);
            if (begun.truncatedTo(ChronoUnit.MILLIS).compareTo(other) <= 0) {
                begun = other.plusMillis(1);
            }
        }
        return TIME.format(begun) + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** {@link #newId(Instant, List)} behind the versions of this directory. */
    public String newId(Instant time) throws IOException {
        return newId(time, list().stream().map(Version::id).toList());
    }

    public Path directory() {
        return directory;
    }

    /** What is there, oldest first. */
    public List<Version> list() throws IOException {
        List<Version> found = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(directory)) {
            for (Path candidate : each) {
                String id = String.valueOf(candidate.getFileName());
                Optional<Instant> time = time(id);
                if (time.isPresent() && Files.isRegularFile(candidate.resolve(marker))) {
                    found.add(new Version(id, candidate, time.get(), Disk.bytes(candidate)));
                }
            }
        }
        found.sort(Comparator.comparing(Version::id));
        return found;
    }

    /** When an id was given; empty when it is none. */
    private static Optional<Instant> time(String id) {
        try {
            return ID.matcher(id).matches()
                    ? Optional.of(TIME.parse(id.substring(0, id.indexOf('-')), Instant::from))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The version of this id; empty when there is none. */
    public Optional<Version> find(String id) throws IOException {
        return list().stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** An empty directory in which a version is made; what processes that are gone left is removed. */
    public Making begin() throws IOException {
        sweep();
        List<Path> made = new ArrayList<>();
        for (Path each = directory; each != null && !Files.isDirectory(each); each = each.getParent()) {
            made.add(each);
        }
        Collections.reverse(made);
        for (Path each : made) {
            Files.createDirectory(each);
        }
        Path making = OwnedName.free(anchor(), MAKING);
        Files.createDirectory(making);
        return new Making(this, making, List.copyOf(made));
    }

    private Path anchor() {
        return directory.resolve("version");
    }

    /** Removes what processes that are gone left half made or half removed. */
    public void sweep() throws IOException {
        for (Path left : OwnedName.abandoned(anchor(), "\\" + MAKING + "|\\" + REMOVING)) {
            Disk.delete(left);
        }
    }

    /**
     * Gives a directory that was made its id; nothing when that was done before.
     *
     * @param making its name
     */
    public void publish(String making, String id) throws IOException {
        Path from = directory.resolve(making);
        if (Files.isDirectory(from) || !Files.isDirectory(directory.resolve(id))) {
            Files.move(from, directory.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            Disk.forceDirectory(directory);
        }
    }

    /** Removes a version: it is gone for everybody at once. */
    public void remove(String id) throws IOException {
        Path version = find(id).orElseThrow(() -> new NoSuchFileException(id)).directory();
        Path gone = OwnedName.free(anchor(), REMOVING);
        Files.move(version, gone, StandardCopyOption.ATOMIC_MOVE);
        Disk.forceDirectory(directory);
        Disk.delete(gone);
    }

    /** Removes what need not stay; gives the ids. The version just written stays whatever its time. */
    public List<String> retain(Retention retention, Instant now, String justWritten) throws IOException {
        List<String> removed = new ArrayList<>();
        for (Version outdated : retention.outdated(list(), now)) {
            if (!outdated.id().equals(justWritten)) {
                remove(outdated.id());
                removed.add(outdated.id());
            }
        }
        return removed;
    }
}
