package io.penstock.extract.excel.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A package that can only be read from its beginning, as often as is wanted: the decrypted content of a protected file. */
public interface SecretPackage extends Closeable {
    /** The ZIP archive from its beginning. */
    InputStream open() throws IOException;
}
