package io.penstock.extract.watch;

import java.io.Serializable;
import java.nio.file.Path;

/** What happens to a file that cannot be read as a whole. In JSON {@code "fail"} or {@code {"quarantine": "bad"}}. */
public sealed interface BadFiles extends Serializable {
    /** The run fails, nothing is loaded. The default. */
    static BadFiles fail() {
        return new Fail();
    }

    /**
     * It is moved below this directory after the commit, with {@code NAME.reason.txt} beside it, and the other files are
     * loaded. Every file is then read twice: first to see that all of it can be read.
     */
    static BadFiles quarantine(Path directory) {
        return new Quarantine(directory.toString());
    }

    /** Fails. */
    record Fail() implements BadFiles {
        @Override
        public String toString() {
            return "fail";
        }
    }

    /** Moves. */
    record Quarantine(String directory) implements BadFiles {
        @Override
        public String toString() {
            return "quarantine " + directory;
        }
    }
}
