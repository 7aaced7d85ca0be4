package io.penstock.extract.watch;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Takes settled files away. Every step can be done again by a later run. */
final class Disposal {
    private final WatchSettings settings;

    Disposal(WatchSettings settings) {
        this.settings = settings;
    }

    /** A file whose ledger entry is committed. */
    void settle(Arrival file, Ledger.Entry entry) {
        try {
            if (entry.reason() != null && settings.badFiles() instanceof BadFiles.Quarantine quarantine) {
                Path to = place(Path.of(quarantine.directory()), file, entry);
                Files.createDirectories(to.resolveSibling(""));
                Files.writeString(
                        to.resolveSibling(to.getFileName() + ".reason.txt"),
                        entry.reason() + "\n",
                        StandardCharsets.UTF_8);
                move(file.path(), to);
            } else if (entry.reason() == null && settings.afterCommit() instanceof AfterCommit.Archive archive) {
                Path to = place(Path.of(archive.directory()), file, entry);
                Files.createDirectories(to.resolveSibling(""));
                move(file.path(), to);
            } else if (entry.reason() == null && settings.afterCommit() instanceof AfterCommit.Delete) {
                Files.deleteIfExists(file.path());
            } else {
                return;
            }
            if (settings.ready() instanceof Readiness.DoneFile done) {
                Files.deleteIfExists(Arrivals.doneFile(file.path(), done));
            }
        } catch (IOException e) {
            throw new ExtractException(
                    Problem.of(
                                    WatchErrors.NOT_MOVED,
                                    "the file is settled but cannot be moved ("
                                            + e.getClass().getSimpleName() + " " + e.getMessage() + ")")
                            .at(file.path().toString())
                            .next("It will not be loaded again; the next run tries to move it."),
                    e);
        }
    }

    /** Its own name, or one with its checksum where other content has that name already. */
    private static Path place(Path directory, Arrival file, Ledger.Entry entry) throws IOException {
        Path own = directory.resolve(file.name());
        if (!Files.exists(own) || Files.mismatch(own, file.path()) < 0) {
            return own;
        }
        String name = String.valueOf(own.getFileName());
        int dot = name.indexOf('.', 1);
        String mark = "-" + entry.sha256().substring(0, 12);
        return own.resolveSibling(dot < 0 ? name + mark : name.substring(0, dot) + mark + name.substring(dot));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Path copy = to.resolveSibling("." + to.getFileName() + ".part");
            Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, to, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(from);
        }
    }
}
