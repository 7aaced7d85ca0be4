package io.penstock.extract.files;

/** What becomes of symbolic links. */
public enum SymbolicLinks {
    /** Links to files are listed like files; links to directories are not entered. The default. */
    FILES,
    /** Links to directories are entered too, unless they lead back to a directory they lie in. */
    FOLLOW,
    /** They are not listed. */
    SKIP
}
