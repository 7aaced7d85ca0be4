package io.penstock.load.disk;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A version while it is made. One thread.
 *
 * @param directory where its files are put; nobody else looks there
 * @param madeDirectories what was made for it, outermost first
 */
public record Making(Versions versions, Path directory, List<Path> madeDirectories) {
    /** What {@link Versions#publish} needs, also from another process. */
    public String name() {
        return String.valueOf(directory.getFileName());
    }

    /** Removes it, and the directories made for it that are empty. Safe to call twice. */
    public void discard() throws IOException {
        Disk.delete(directory);
        for (int i = madeDirectories.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(madeDirectories.get(i));
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
