package io.penstock.quality.check.spill;

import java.io.IOException;
import java.nio.file.Path;

/** Where files may be made; asked once, when they are needed. The engine removes the directory at the end of the run. */
@FunctionalInterface
public interface Scratch {
    Path directory() throws IOException;
}
