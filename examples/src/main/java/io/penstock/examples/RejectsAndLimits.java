package io.penstock.examples;

import static io.penstock.transform.validate.Rules.email;
import static io.penstock.transform.validate.Rules.notNull;
import static io.penstock.transform.validate.Rules.range;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.error.QualityException;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.spi.OnFail;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.parse.Parse;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What happens to rows that are not good enough. Each is rejected with every reason, with file and line, and written as it was in
 * the file; too many of them stop the run, and then nothing is loaded.
 */
public final class RejectsAndLimits {
    private RejectsAndLimits() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        RunReport report = members(data, 0.25).run();
        System.out.println(report.rowsWritten() + " members loaded, " + report.rowsRejected() + " rejected:");
        report.rejects().byRule().forEach((rule, rows) -> System.out.println("  " + rule + ": " + rows));
        System.out.println("See " + data.resolve("rejects/members.csv"));
        try {
            members(data, 0.001).run();
        } catch (QualityException e) {
            System.out.println(e.getMessage());
        }
    }

    /** @param maxShare most rows that may be rejected, as a share of those read */
    static Pipeline members(Path data, double maxShare) {
        // snippet-begin: pipeline
        return Pipeline.named("members")
                .extract(CsvExtractor.of(data.resolve("members.csv")).inference(Inference.TEXT))
                .transform(DataCleaner.auto().nullTokens("N/A", "n/a"))
                .transform(Parse.integer("birth_year"))
                .validate(
                        notNull("member_id"),
                        range("birth_year", 1900, 2020),
                        // A bad address is no reason to lose a member: the address becomes null, the row stays.
                        email("email").onFail(OnFail.NULL))
                .rejectTo(CsvLoader.of(data.resolve("rejects/members.csv")).maxShare(maxShare))
                .load(DatabaseLoader.sqlite(data.resolve("members.db"))
                        .table("members")
                        .mode(WriteMode.REPLACE))
                .build();
        // snippet-end
    }
}
