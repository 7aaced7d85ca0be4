package io.penstock.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes in memory; the test is skipped where this user may not mount one. */
public final class SmallDisk implements AutoCloseable {
    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    public static SmallDisk at(Path directory, int megabytes) throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString()),
                "this user may not mount a small disk");
        return new SmallDisk(directory);
    }

    /** From now on nothing can be written. */
    public void makeReadOnly() throws Exception {
        Assumptions.assumeTrue(run("mount", "-o", "remount,ro", directory.toString()), "cannot remount");
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        run("umount", directory.toString());
    }
}
