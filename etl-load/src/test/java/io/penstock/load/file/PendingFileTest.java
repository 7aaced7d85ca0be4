package io.penstock.load.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {
    @TempDir
    Path directory;

    @Test
    void sweepRemovesOnlyThisTargetsFilesOfDeadProcesses() throws Exception {
        Path target = directory.resolve("a.csv");
        Path dead = Files.createFile(directory.resolve(".a.csv.penstock-999999999-1-1.tmp"));
        Path reused = Files.createFile(
                directory.resolve(".a.csv.penstock-" + ProcessHandle.current().pid() + "-1-1.tmp"));
        Path other = Files.createFile(directory.resolve(".b.csv.penstock-999999999-1-1.tmp"));
        Path alike = Files.createFile(directory.resolve(".a.csv.penstock-notes.tmp"));
        PendingFile alive = PendingFile.beside(target);
        Files.createFile(alive.path());
        PendingFile.sweep(target);
        assertThat(dead).doesNotExist();
        assertThat(reused).doesNotExist();
        assertThat(other).exists();
        assertThat(alike).exists();
        assertThat(alive.path()).exists();
    }
}
