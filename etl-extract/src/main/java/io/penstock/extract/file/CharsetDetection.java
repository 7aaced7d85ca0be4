package io.penstock.extract.file;

/** How the encoding of a text file is found. A byte order mark is always honoured. */
public enum CharsetDetection {
    /** The encoding that was set, UTF-8 by default. */
    OFF,
    /** By the first 64 KB: UTF-16 by its zero bytes, UTF-8 where the bytes are well-formed, else windows-1252. */
    CONTENT
}
