package io.penstock.extract.watch;

import java.io.Serializable;
import java.nio.file.Path;

/** What becomes of a file once its rows are committed. In JSON {@code "leave"}, {@code "delete"} or {@code {"archive": "done"}}. */
public sealed interface AfterCommit extends Serializable {
    /** It stays; the ledger keeps it from being loaded again. The default. */
    static AfterCommit leave() {
        return new Leave();
    }

    /** It is removed. */
    static AfterCommit delete() {
        return new Delete();
    }

    /** It is moved below this directory; a file of its name and other content there keeps its place. */
    static AfterCommit archive(Path directory) {
        return new Archive(directory.toString());
    }

    /** Stays. */
    record Leave() implements AfterCommit {
        @Override
        public String toString() {
            return "leave";
        }
    }

    /** Goes. */
    record Delete() implements AfterCommit {
        @Override
        public String toString() {
            return "delete";
        }
    }

    /** Moves. */
    record Archive(String directory) implements AfterCommit {
        @Override
        public String toString() {
            return "archive " + directory;
        }
    }
}
