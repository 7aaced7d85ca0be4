package io.penstock.examples;

import static io.penstock.transform.validate.Rules.email;
import static io.penstock.transform.validate.Rules.expression;
import static io.penstock.transform.validate.Rules.notNull;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.spi.OnFail;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.clean.StandardizeEmail;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.parse.Parse;
import io.penstock.transform.shape.Derive;
import java.io.IOException;
import java.nio.file.Path;

/** The pipeline of the tutorial, {@code docs/tutorial/first-table.md}, in Java. */
public final class MembersPipeline {
    private MembersPipeline() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        System.out.println(run(data).toText());
    }

    /** Reads {@code members.csv} in the given directory into its {@code tutorial.db}. */
    public static RunReport run(Path data) {
        // snippet-begin: members
        RunReport report = Pipeline.named("members")
                .extract(CsvExtractor.of(data.resolve("members.csv")))
                .transform(DataCleaner.auto().nullTokens("N/A", "n/a"))
                .transform(StandardizeEmail.column("email"))
                .transform(ChangeCase.lower("status"))
                .transform(Parse.date("joined_on", "yyyy-MM-dd", "dd/MM/yyyy"))
                .validate(
                        notNull("member_id"),
                        email("email").onFail(OnFail.NULL),
                        expression("birth_year BETWEEN 1900 AND year(joined_on)")
                                .message("is no year of birth"))
                .transform(Dedupe.on("member_id").keepFirst())
                .transform(Derive.column("age_at_joining", "year(joined_on) - birth_year"))
                .inspect(ColumnProfiler.allColumns())
                .rejectTo(CsvLoader.of(data.resolve("rejects/tutorial.csv")).maxShare(0.05))
                .load(DatabaseLoader.sqlite(data.resolve("tutorial.db"))
                        .table("members")
                        .mode(WriteMode.REPLACE)
                        .primaryKey("member_id"))
                .build()
                .run();
        // snippet-end
        return report;
    }
}
