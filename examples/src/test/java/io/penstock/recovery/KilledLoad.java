package io.penstock.recovery;

import static io.penstock.transform.validate.Rules.email;
import static io.penstock.transform.validate.Rules.isbn;

import io.penstock.Pipeline;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.schema.Type;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.dedupe.Dedupe;
import java.nio.file.Path;

/** The load that is killed: run as a process of its own, given the input and the directory of the outputs. */
final class KilledLoad {
    private KilledLoad() {}

    static Pipeline pipeline(Path input, Path directory) {
        return Pipeline.named("killed")
                .extract(CsvExtractor.of(input).inference(Inference.TEXT).type("checkout_id", Type.INT64))
                .transform(DataCleaner.auto())
                .validate(email("member_email"), isbn("isbn"))
                .transform(Dedupe.on("checkout_id"))
                .rejectTo(CsvLoader.of(directory.resolve("rejects.csv")))
                .load(DatabaseLoader.sqlite(directory.resolve("library.db"))
                        .table("checkouts")
                        .mode(WriteMode.REPLACE)
                        .primaryKey("checkout_id")
                        .index("member_id"))
                .build();
    }

    public static void main(String[] arguments) {
        System.out.println("begin");
        System.out.flush();
        pipeline(Path.of(arguments[0]), Path.of(arguments[1])).run();
    }
}
