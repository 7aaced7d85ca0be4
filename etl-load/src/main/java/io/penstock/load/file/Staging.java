package io.penstock.load.file;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.disk.Forcing;
import io.penstock.load.disk.OwnedName;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory beside a target in which files are made, and the list of renames that publishes them together. The list is
 * written to {@code journal} in that directory before the commit. The commit is decided by renaming the journal to {@code
 * .NAME.penstock-commit} beside the target; whoever finds that file afterwards carries out the rest of its list ({@link
 * #settle}). Nothing is overwritten: a file that is replaced or removed is renamed into the directory first, so every step can
 * be undone until the last one is done, and a step whose end is there was done before. One thread.
 */
final class Staging {
    private static final String ENDING = ".stage";
    private static final String JOURNAL = "journal";
    private static final int VERSION = 1;

    private record Move(Path from, Path to) {}

    private final Path target;
    private final Path directory;
    private final List<Path> madeDirectories = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final Set<Path> taken = new LinkedHashSet<>();
    private int files;
    private boolean decidedButNotDone;

    private Staging(Path target, Path directory) {
        this.target = target;
        this.directory = directory;
    }

    /** Finishes or removes what killed runs left, then makes a new directory beside the target. */
    static Staging begin(Path target) throws IOException {
        settle(target);
        Path absolute = target.toAbsolutePath();
        Staging staging = new Staging(absolute, PendingFile.freeName(absolute, ENDING));
        staging.makeDirectories(PendingFile.directory(absolute));
        Files.createDirectory(staging.directory);
        return staging;
    }

    /** A free name for a new file in the directory. */
    Path newFile() {
        return directory.resolve(String.valueOf(++files));
    }

    /** Plans that a file takes its place, whatever is there. */
    void publish(Path file, Path to) {
        remove(to);
        moves.add(new Move(file, to));
    }

    /** Plans that a file of the target goes; nothing when it is not there or planned already. */
    void remove(Path file) {
        if (Files.exists(file) && taken.add(file)) {
            moves.add(new Move(file, directory.resolve("old-" + taken.size())));
        }
    }

    /** Plans that a directory is there, with files or without. */
    void publishDirectory(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            Path empty = newFile();
            Files.createDirectory(empty);
            moves.add(0, new Move(empty, wanted));
        }
    }

    /** Writes the plan down; after this only {@link #commit} or {@link #discard}. */
    void seal() throws IOException {
        Path journal = directory.resolve(JOURNAL);
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
            Path base = PendingFile.directory(target);
            out.writeInt(VERSION);
            out.writeUTF(String.valueOf(directory.getFileName()));
            out.writeInt(moves.size());
            for (Move move : moves) {
                out.writeUTF(base.relativize(move.from).toString());
                out.writeUTF(base.relativize(move.to).toString());
            }
            out.flush();
            channel.force(true);
        }
        PendingFile.forceDirectory(directory);
    }

    String receipt() {
        return String.valueOf(directory.getFileName());
    }

    static boolean isReceipt(String receipt) {
        return receipt.endsWith(ENDING);
    }

    /** Decides the commit and carries it out; a failure on the way undoes all of it. */
    void commit() throws IOException {
        decide();
        int done = 0;
        try {
            for (; done < moves.size(); done++) {
                step(done);
            }
        } catch (IOException e) {
            undo(done, e);
            throw e;
        }
        finish();
    }

    /** From here on the commit happens, whoever carries it out. */
    void decide() throws IOException {
        Files.move(directory.resolve(JOURNAL), decided(target), StandardCopyOption.ATOMIC_MOVE);
        PendingFile.forceDirectory(PendingFile.directory(target));
        decidedButNotDone = true;
    }

    int steps() {
        return moves.size();
    }

    void step(int i) throws IOException {
        move(moves.get(i));
    }

    private void move(Move move) throws IOException {
        makeDirectories(PendingFile.directory(move.to));
        Files.move(move.from, move.to);
    }

    private void undo(int done, IOException reason) {
        try {
            for (int i = done - 1; i >= 0; i--) {
                Files.move(moves.get(i).to, moves.get(i).from);
            }
            Files.move(decided(target), directory.resolve(JOURNAL));
            decidedButNotDone = false;
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void finish() throws IOException {
        Set<Path> changed = new LinkedHashSet<>();
        for (Move move : moves) {
            changed.add(PendingFile.directory(move.to));
            changed.add(PendingFile.directory(move.from));
        }
        changed.remove(directory);
        Forcing.directories(changed);
        Files.deleteIfExists(decided(target));
        decidedButNotDone = false;
        try {
            delete(directory);
            for (Path emptied : changed) {
                deleteEmpty(emptied);
            }
        } catch (IOException e) {
            // Everything is published; a later run removes what is left once this process is gone.
            return;
        }
    }

    /** Directories below the target that hold nothing any more. */
    private void deleteEmpty(Path emptied) throws IOException {
        Path each = emptied;
        while (each != null && !each.equals(target) && each.startsWith(target) && deleteIfEmpty(each)) {
            each = each.getParent();
        }
    }

    /** What became of a target that was not committed, as a sentence. */
    String told(Path named) {
        return decidedButNotDone
                ? "The commit to " + named
                        + " was begun and could be neither finished nor undone; the next run finishes it."
                : "Nothing was committed; " + named + " is as it was before.";
    }

    /** Removes the directory with everything in it, and the directories made for the target. Safe to call twice. */
    void discard() throws IOException {
        if (decidedButNotDone) {
            return;
        }
        delete(directory);
        for (int i = madeDirectories.size() - 1; i >= 0; i--) {
            deleteIfEmpty(madeDirectories.get(i));
        }
    }

    private static boolean deleteIfEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private void makeDirectories(Path wanted) throws IOException {
        List<Path> absent = new ArrayList<>();
        for (Path each = wanted; each != null && !Files.isDirectory(each); each = each.getParent()) {
            absent.add(each);
        }
        Collections.reverse(absent);
        for (Path each : absent) {
            Files.createDirectory(each);
            madeDirectories.add(each);
        }
    }

    /** Finishes a commit that was decided, then removes what processes that are gone left of runs that were not. */
    static void settle(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path decided = decided(absolute);
        if (Files.exists(decided)) {
            rollForward(absolute, decided);
        }
        for (Path left : PendingFile.abandoned(absolute, "\\" + ENDING)) {
            delete(left);
        }
    }

    /** Decides and finishes the commit of a run that was killed after {@link #seal}; nothing where it had been finished. */
    static void recover(Path target, String receipt) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path decided = decided(absolute);
        Path journal = PendingFile.directory(absolute).resolve(receipt).resolve(JOURNAL);
        if (Files.exists(journal)) {
            Files.move(journal, decided, StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.exists(decided)) {
            rollForward(absolute, decided);
        }
    }

    private static void rollForward(Path target, Path decided) throws IOException {
        Path base = PendingFile.directory(target);
        Staging staging;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(decided)))) {
            if (in.readInt() != VERSION) {
                throw new IOException("the journal " + decided + " was written by another version");
            }
            staging = new Staging(target, base.resolve(in.readUTF()));
            for (int left = in.readInt(); left > 0; left--) {
                staging.moves.add(new Move(base.resolve(in.readUTF()), base.resolve(in.readUTF())));
            }
        }
        Long owner = OwnedName.otherOwner(target, staging.directory);
        if (owner != null) {
            throw (LoadException) new LoadException(
                            Problem.of(FileErrors.BUSY, "process " + owner + " is committing to this target just now")
                                    .at(target.toString())
                                    .next("Run again in a moment."))
                    .passing();
        }
        for (Move move : staging.moves) {
            if (Files.exists(move.from) && !Files.exists(move.to)) {
                staging.move(move);
            }
        }
        staging.finish();
    }

    private static Path decided(Path target) {
        return PendingFile.directory(target).resolve("." + target.getFileName() + ".penstock-commit");
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
