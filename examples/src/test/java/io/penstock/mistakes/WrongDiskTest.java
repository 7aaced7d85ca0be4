package io.penstock.mistakes;

import static io.penstock.mistakes.LoanDesk.loans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full disk and one that cannot be written, real for every user, root too: a memory disk of two megabytes in a mount namespace
 * that only the child process sees and that ends with it. Skipped where the system does not give namespaces to this user.
 */
class WrongDiskTest {
    @TempDir
    Path directory;

    @BeforeEach
    void makeFiles() throws Exception {
        new LoanDesk(directory).given(loans(100_000));
        LoanDesk desk = new LoanDesk(directory);
        desk.databaseWith(
                "CREATE TABLE checkouts (checkout_id INTEGER, member_email TEXT, checkout_date TEXT, renewals INTEGER)");
        Files.createDirectory(directory.resolve("disk"));
    }

    @Test
    void fullDisk() throws Exception {
        String full =
                "the disk is full. Free some space (a load needs about twice the size of its rows while it runs) and run"
                        + " again. Nothing was committed. Left: [old.db]";
        assertThat(onADisk(""))
                .containsExactly(
                        "append: [PEN-4109] pipeline 'loans', load database checkouts: old.db: " + full,
                        "csv: [PEN-4205] pipeline 'loans', load csv new.csv: new.csv: the disk is full. Free some space and"
                                + " run again. Nothing was committed. Left: [old.db]",
                        "new: [PEN-4109] pipeline 'loans', load database checkouts: new.db: " + full,
                        "rejects: [PEN-4205] pipeline 'loans', reject csv rejects/rejects.csv: rejects/rejects.csv: the disk"
                                + " is full. Free some space and run again. Nothing was committed. Left: [old.db]",
                        "replace: [PEN-4109] pipeline 'loans', load database checkouts: old.db: " + full);
        assertThat(directory.resolve("elsewhere.db")).doesNotExist();
    }

    @Test
    void diskThatCannotBeWritten() throws Exception {
        String readOnly = "(read-only file system). Give this user the right to write there, or choose another target."
                + " Nothing was committed. Left: [old.db]";
        String database =
                "old.db: the database file or its directory cannot be written. Give this user the right to write to"
                        + " both, or choose another target. Nothing was committed. Left: [old.db]";
        assertThat(onADisk("mount -o remount,ro \"$1/disk\" || exit 1"))
                .containsExactly(
                        "append: [PEN-4108] pipeline 'loans', load database checkouts: " + database,
                        "csv: [PEN-4204] pipeline 'loans', load csv new.csv: new.csv: the file cannot be written "
                                + readOnly,
                        "new: [PEN-4108] pipeline 'loans', load database checkouts: new.db: the database's directory cannot be"
                                + " written " + readOnly,
                        "rejects: [PEN-4204] pipeline 'loans', reject csv rejects/rejects.csv: rejects/rejects.csv: the file"
                                + " cannot be written " + readOnly,
                        "replace: [PEN-4108] pipeline 'loans', load database checkouts: " + database);
        assertThat(directory.resolve("elsewhere.db")).doesNotExist();
    }

    /** What {@link SmallDisk} prints with an old database on its disk. */
    private List<String> onADisk(String preparation) throws IOException, InterruptedException {
        String script = "mount -t tmpfs -o size=2m tmpfs \"$1/disk\" || exit 1\n"
                + "cp \"$1/out/library.db\" \"$1/disk/old.db\" || exit 1\n" + preparation + "\n"
                + "echo ready\n"
                + "exec \"$2\" -XX:+UseSerialGC -cp \"$3\" " + SmallDisk.class.getName() + " \"$1\" \"$1/disk\"\n";
        Path output = directory.resolve("output.txt");
        Process child = child(script, output);
        assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assumeTrue(lines.contains("ready"), "this user may not make a namespace with a disk of its own");
        assertThat(child.exitValue()).isZero();
        return lines.subList(1, lines.size());
    }

    private Process child(String script, Path output) {
        ProcessBuilder child = new ProcessBuilder(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                script,
                "sh",
                directory.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"));
        child.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return child.start();
        } catch (IOException e) {
            return abort("namespaces are made by the program unshare: " + e.getMessage());
        }
    }
}
