package io.penstock.mistakes;

import static io.penstock.transform.validate.Rules.range;

import io.penstock.Pipeline;
import io.penstock.error.EtlException;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.spi.Loader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Loads of more than a disk takes, in a process of its own that sees the disk: prints for each target the message of the load and
 * the names that are on the disk afterwards. Given the directory with the input and that of the disk.
 */
final class SmallDisk {
    private SmallDisk() {}

    public static void main(String[] arguments) throws IOException {
        LoanDesk desk = new LoanDesk(Path.of(arguments[0]));
        Path disk = Path.of(arguments[1]);
        DatabaseLoader old = DatabaseLoader.sqlite(disk.resolve("old.db")).table("checkouts");
        Map<String, Loader> targets = Map.of(
                "append", old,
                "replace", old.mode(WriteMode.REPLACE),
                "new", DatabaseLoader.sqlite(disk.resolve("new.db")).table("checkouts"),
                "csv", CsvLoader.of(disk.resolve("new.csv")));
        Map<String, Pipeline> loads = new TreeMap<>();
        targets.forEach((name, target) ->
                loads.put(name, desk.steps(desk.source()).load(target).build()));
        loads.put(
                "rejects",
                desk.steps(desk.source())
                        .validate(range("checkout_id", -2, -1))
                        .rejectTo(CsvLoader.of(disk.resolve("rejects/rejects.csv")))
                        .load(DatabaseLoader.sqlite(desk.directory().resolve("elsewhere.db"))
                                .table("checkouts"))
                        .build());
        for (Map.Entry<String, Pipeline> load : loads.entrySet()) {
            System.out.println(
                    load.getKey() + ": " + outcome(load.getValue()).replace(disk + "/", "") + " Left: " + names(disk));
        }
    }

    private static String outcome(Pipeline load) {
        try {
            return load.run().rowsWritten() + " rows were written.";
        } catch (EtlException e) {
            return e.getMessage();
        }
    }

    private static String names(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString())
                    .sorted()
                    .toList()
                    .toString();
        }
    }
}
