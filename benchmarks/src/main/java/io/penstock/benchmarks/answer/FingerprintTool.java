package io.penstock.benchmarks.answer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code FingerprintTool DIRECTORY} prints the fingerprint of the J1 output in a directory;
 * {@code FingerprintTool DIRECTORY OTHER} prints where two outputs differ. Ends with 0 when they are equal, 1 when they
 * differ, 2 when called wrongly.
 */
public final class FingerprintTool {
    private FingerprintTool() {}

    /** The program. */
    public static void main(String[] args) throws SQLException, IOException {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws SQLException, IOException {
        if (args.length < 1 || args.length > 2) {
            out.println("usage: FingerprintTool DIRECTORY [OTHER_DIRECTORY]");
            return 2;
        }
        Path first = Path.of(args[0]);
        Fingerprint print = Fingerprint.of(first);
        if (args.length == 1) {
            out.println(print);
            return 0;
        }
        Path second = Path.of(args[1]);
        List<String> differences = AnswerComparison.differences(first, print, second, Fingerprint.of(second));
        differences.forEach(out::println);
        if (differences.isEmpty()) {
            out.println("equal: " + print.rows() + " rows, " + print.rejects() + " rejects");
        }
        return differences.isEmpty() ? 0 : 1;
    }
}
