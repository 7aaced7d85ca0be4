package io.penstock.examples;

import static io.penstock.transform.validate.Rules.email;
import static io.penstock.transform.validate.Rules.isbn;
import static io.penstock.transform.validate.Rules.notNull;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.clean.StandardizeEmail;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.parse.Parse;
import io.penstock.transform.shape.Derive;
import java.nio.file.Path;

/** The pipeline of the README: a dirty export of loans becomes a table, bad rows go to a file with their reasons. */
public final class LoansPipeline {
    private LoansPipeline() {}

    /** Reads {@code checkouts.csv} in the given directory ({@code data/demo} by default, made by {@code ./etl demo}). */
    public static void main(String[] arguments) {
        Path data = Path.of(arguments.length > 0 ? arguments[0] : "data/demo");
        System.out.println(run(data).toText());
    }

    static RunReport run(Path data) {
        // snippet-begin: pipeline
        Pipeline loans = Pipeline.named("loans")
                .extract(CsvExtractor.of(data.resolve("checkouts.csv")))
                .transform(DataCleaner.auto().nullTokens("N/A", "n/a"))
                .transform(StandardizeEmail.column("member_email"))
                .transform(Parse.date("return_date", "yyyy-MM-dd", "dd/MM/yyyy", "MMM d, yyyy"))
                .validate(notNull("checkout_id"), email("member_email"), isbn("isbn"))
                .transform(Dedupe.on("checkout_id").keepFirst())
                .transform(Derive.column("days_out", "return_date - checkout_date"))
                .rejectTo(CsvLoader.of(data.resolve("rejects/loans.csv")).maxShare(0.06))
                .load(DatabaseLoader.sqlite(data.resolve("library.db"))
                        .table("loans")
                        .upsertOn("checkout_id"))
                .build();

        RunReport report = loans.run();
        // snippet-end
        return report;
    }
}
