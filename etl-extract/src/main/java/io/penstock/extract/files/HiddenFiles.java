package io.penstock.extract.files;

/** Whether hidden files and directories are listed; on Unix those whose names begin with a dot. */
public enum HiddenFiles {
    /** They are not, nor what lies in hidden directories. The default. */
    SKIP,
    INCLUDE
}
