package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demandEach;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.harness.SingleLoad;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.benchmarks.peer.LoanReader;
import io.penstock.data.Batch;
import io.penstock.load.csv.CsvLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A CSV file from open to commit, with the flush to disk that makes it last. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class CsvWriteKernel {
    private Checkouts checkouts;
    private List<Batch> text;
    private List<Batch> typed;
    private Path file;
    private long textBytes;
    private long typedBytes;

    /** Proves that Commons CSV reads every record back, as text and as values. */
    @Setup
    public void prove(Checkouts input) throws Exception {
        checkouts = input;
        text = input.text();
        typed = input.typed();
        file = input.directory().resolve("written.csv");
        write(text);
        textBytes = Files.size(file);
        demandEach("records", records(input.file()), records(file));
        write(typed);
        typedBytes = Files.size(file);
        List<Loan> read =
                Checkouts.readIndependently(file).stream().map(LoanReader::read).toList();
        demandEach("loans", input.loans(), read);
    }

    /** 17 text columns. */
    @Benchmark
    public void text(Rate rate) throws Exception {
        write(text);
        rate.rows += checkouts.rows;
        rate.bytes += textBytes;
    }

    /** Seven columns numbers and dates, ten TEXT. */
    @Benchmark
    public void typed(Rate rate) throws Exception {
        write(typed);
        rate.rows += checkouts.rows;
        rate.bytes += typedBytes;
    }

    private void write(List<Batch> batches) throws Exception {
        SingleLoad.run(CsvLoader.of(file), batches, checkouts.context());
    }

    private static List<List<String>> records(Path csv) throws Exception {
        return Checkouts.readIndependently(csv).stream().map(CSVRecord::toList).toList();
    }
}
