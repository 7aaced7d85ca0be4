package io.penstock.examples;

import io.penstock.Backfill;
import io.penstock.BackfillReport;
import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.database.DatabaseExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.parse.Parse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;

/** Loads only the loans that are new since the last run, from one database into another, and then the past again. */
public final class NewLoans {
    private NewLoans() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        makeLibrary(data);
        System.out.println(pipeline(data).run().rowsWritten() + " loans loaded");
        System.out.println(pipeline(data).run().rowsWritten() + " loans loaded by the next run");
        System.out.print(loadThePastAgain(data).toText());
    }

    /** The source: the generated transactions in a database of their own. */
    static RunReport makeLibrary(Path data) {
        return Pipeline.named("library")
                .extract(CsvExtractor.of(data.resolve("transactions.csv")).inference(Inference.TEXT))
                .transform(Parse.date("transaction_date", "yyyy-MM-dd", "dd/MM/yyyy"))
                .transform(Dedupe.on("transaction_id"))
                .load(DatabaseLoader.sqlite(data.resolve("loans.db"))
                        .table("loans")
                        .mode(WriteMode.REPLACE))
                .build()
                .run();
    }

    static Pipeline pipeline(Path data) {
        // snippet-begin: pipeline
        return Pipeline.named("new loans")
                .extract(DatabaseExtractor.sqlite(data.resolve("loans.db"))
                        .table("loans")
                        .incrementalOn("transaction_date")
                        .initialValue("2020-01-01"))
                .load(DatabaseLoader.sqlite(data.resolve("warehouse.db"))
                        .table("loans")
                        .upsertOn("transaction_id"))
                .build();
        // snippet-end
    }

    static BackfillReport loadThePastAgain(Path data) {
        // snippet-begin: backfill
        return Backfill.of(pipeline(data), LocalDate.of(2020, 1, 1), LocalDate.of(2027, 1, 1), Period.ofYears(1))
                .run();
        // snippet-end
    }
}
