package io.penstock.examples;

import static io.penstock.transform.validate.Rules.email;
import static io.penstock.transform.validate.Rules.isbn;
import static io.penstock.transform.validate.Rules.notNull;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.format.identifier.IsbnForm;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.schema.Type;
import io.penstock.transform.Columns;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.clean.UnwantedRows;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.parse.Parse;
import io.penstock.transform.shape.Derive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The main job of the benchmarks ({@code benchmarks/jobs/j1.json}) as Java: clean, parse, validate, deduplicate, derive, load
 * into SQLite, and profile every column, all in one pass over the file.
 */
public final class MainJobInJava {
    private MainJobInJava() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        System.out.println(
                run(data.resolve("checkouts.csv"), data.resolve("main-job")).toText());
    }

    static RunReport run(Path input, Path output) {
        // snippet-begin: job
        return Pipeline.named("j1")
                .extract(CsvExtractor.of(input).inference(Inference.TEXT).type("checkout_id", Type.INT64))
                .transform(DataCleaner.auto()
                        .nullTokens("N/A", "n/a")
                        .emptyRows(UnwantedRows.KEEP)
                        .duplicateRows(UnwantedRows.KEEP))
                .transform(ChangeCase.lower("member_email"))
                .transform(ChangeCase.title("genre"))
                .transform(Parse.date(
                        Columns.of("checkout_date", "due_date", "return_date"),
                        List.of("yyyy-MM-dd", "dd/MM/yyyy", "MMM d, yyyy")))
                .transform(Parse.integer("renewals"))
                .transform(Parse.decimal("fine_amount", 10, 2))
                .transform(Parse.decimal("rating", 3, 1))
                .validate(notNull("checkout_id"), email("member_email"), isbn("isbn", IsbnForm.ISBN13))
                .transform(Dedupe.on("checkout_id").keepFirst())
                .transform(Derive.column("days_out", "return_date - checkout_date")
                        .and("overdue", "return_date > due_date"))
                .inspect(ColumnProfiler.allColumns())
                .rejectTo(CsvLoader.of(output.resolve("rejects.csv")))
                .load(DatabaseLoader.sqlite(output.resolve("checkouts.db"))
                        .table("checkouts")
                        .mode(WriteMode.REPLACE)
                        .primaryKey("checkout_id"))
                .build()
                .run();
        // snippet-end
    }
}
