package io.penstock.load.file;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.file.partition.PartFiles;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of {@code id, branch, year}, and what a directory holds. */
final class LoansByPlace {
    static final Schema SCHEMA =
            Schema.of(Field.of("id", Type.INT64), Field.of("branch", Type.TEXT), Field.of("year", Type.INT64));

    private LoansByPlace() {}

    /** Rows written as {@code id branch year}; {@code -} is a null. */
    static Batch rows(String... rows) {
        BatchBuilder batch = BatchBuilder.of(SCHEMA);
        for (String row : rows) {
            String[] cells = row.split(" ");
            batch.add(Long.valueOf(cells[0]), text(cells[1]), text(cells[2]) == null ? null : Long.valueOf(cells[2]));
        }
        return batch.build();
    }

    private static @Nullable String text(String cell) {
        return cell.equals("-") ? null : cell;
    }

    static CsvLoader loader(Path dataset) {
        return CsvLoader.of(dataset).partitionBy("branch", "year");
    }

    /** Part files by their path, each with its lines. */
    static Map<String, String> parts(Path dataset) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        for (Path file : PartFiles.under(dataset)) {
            String path = dataset.relativize(file).toString().replace('\\', '/');
            parts.put(path, String.join(" ", Files.readAllLines(file)));
        }
        return parts;
    }

    /** The paths of everything below a directory that is no directory itself, temporary files included. */
    static TreeSet<String> files(Path directory, String... but) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            TreeSet<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .forEach(names::add);
            Arrays.asList(but).forEach(names::remove);
            return names;
        }
    }
}
