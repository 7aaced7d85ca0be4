package io.penstock.examples;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Type;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.shape.Steps;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Two ways to work on rows with your own code: a function in one line, and a step of your own, {@link ShelfMark}, that works on
 * columns, checks its settings before a row moves, and can be used in many pipelines.
 */
public final class OwnTransformer {
    private OwnTransformer() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        System.out.println(run(data).toText());
        System.out.println("The result is in " + data.resolve("shelves.csv"));
    }

    static RunReport run(Path data) {
        // snippet-begin: pipeline
        return Pipeline.named("shelves")
                .extract(CsvExtractor.of(data.resolve("books.csv")).type("isbn", Type.TEXT))
                .transform(DataCleaner.auto())
                // A function on each row. It is called by one thread at a time; false leaves the row out.
                .transform(Steps.row((row, edit) -> {
                            String title = row.text("title");
                            edit.set("initial", title == null ? null : title.substring(0, 1));
                            return title != null;
                        })
                        .add("initial", Type.TEXT))
                // A step of our own.
                .transform(new ShelfMark("genre", "author"))
                .load(CsvLoader.of(data.resolve("shelves.csv")))
                .build()
                .run();
        // snippet-end
    }
}
