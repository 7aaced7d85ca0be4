package io.penstock.examples;

import static io.penstock.transform.validate.Rules.email;
import static io.penstock.transform.validate.Rules.isbn;
import static io.penstock.transform.validate.Rules.notNull;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.clean.StandardizeEmail;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.parse.Parse;
import io.penstock.transform.shape.Derive;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A dirty CSV file becomes a clean, typed SQLite table. Building the pipeline reads nothing: it is a value, and {@code run()} runs
 * it. Rows that fail a rule go to a file with their reasons; nothing is lost, and nothing is visible before everything is done.
 */
public final class FirstPipeline {
    private FirstPipeline() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        System.out.println(run(data).toText());
        System.out.println("The table 'checkouts' is in " + data.resolve("library.db"));
    }

    static RunReport run(Path data) {
        // snippet-begin: pipeline
        Pipeline loans = Pipeline.named("loans")
                .extract(CsvExtractor.of(data.resolve("checkouts.csv")).inference(Inference.TEXT))
                .transform(DataCleaner.auto().nullTokens("N/A", "n/a"))
                .transform(StandardizeEmail.column("member_email"))
                .transform(Parse.integer("checkout_id"))
                .transform(Parse.date("checkout_date", "yyyy-MM-dd", "dd/MM/yyyy", "MMM d, yyyy"))
                .transform(Parse.date("return_date", "yyyy-MM-dd", "dd/MM/yyyy", "MMM d, yyyy"))
                .validate(notNull("checkout_id"), email("member_email"), isbn("isbn"))
                .transform(Dedupe.on("checkout_id").keepFirst())
                .transform(Derive.column("days_out", "return_date - checkout_date"))
                .rejectTo(CsvLoader.of(data.resolve("rejects/checkouts.csv")).maxShare(0.1))
                .load(DatabaseLoader.sqlite(data.resolve("library.db"))
                        .table("checkouts")
                        .upsertOn("checkout_id"))
                .build();

        RunReport report = loans.run();
        // snippet-end
        return report;
    }
}
