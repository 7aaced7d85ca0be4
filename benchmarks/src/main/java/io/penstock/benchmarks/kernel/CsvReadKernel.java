package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;
import static io.penstock.benchmarks.harness.WrongAnswerException.demandEach;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.KernelContext;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.harness.Tally;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.csv.scan.Block;
import io.penstock.extract.csv.scan.BlockReader;
import io.penstock.extract.csv.scan.Dialect;
import io.penstock.extract.csv.scan.Limits;
import io.penstock.extract.text.Inference;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** CSV to columns. The scanner reads bytes in memory, the others a file in the page cache. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class CsvReadKernel {
    private static final int COLUMNS = 17;

    private KernelContext context;
    private byte[] bytes;
    private int rows;
    private CsvExtractor text;
    private CsvExtractor typed;

    /** Proves rows, ids, titles and dates. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        context = checkouts.context();
        bytes = Files.readAllBytes(checkouts.file());
        rows = checkouts.rows;
        CsvExtractor csv = CsvExtractor.of(checkouts.file())
                .dateFormats(Checkouts.DATE_FORMATS.toArray(String[]::new))
                .inference(Inference.TEXT);
        text = csv;
        typed = csv.type("checkout_id", Type.INT64)
                .type("checkout_date", Type.DATE)
                .type("due_date", Type.DATE)
                .type("return_date", Type.DATE)
                .type("renewals", Type.INT64)
                .type("fine_amount", Type.decimal(9, 2))
                .type("rating", Type.decimal(3, 1));
        List<Loan> loans = checkouts.loans();
        demand("records and the header", rows + 1L, scanned());
        List<String> titles = new ArrayList<>();
        demand("text rows", (long) rows, read(text, batch -> addTitles(batch, titles)));
        demandEach("titles", loans.stream().map(Loan::title).toList(), titles);
        long[] sums = new long[2];
        demand("typed rows", (long) rows, read(typed, batch -> {
            sums[0] += sum(batch, "checkout_id");
            sums[1] += sum(batch, "return_date");
        }));
        demand(
                "sum of ids",
                loans.stream()
                        .map(Loan::checkoutId)
                        .filter(Objects::nonNull)
                        .mapToLong(id -> id)
                        .sum(),
                sums[0]);
        demand("sum of days", ParseKernel.sumOfReturnDays(loans), sums[1]);
    }

    /** Finds the ends of all fields and records, and the quoted ones; nothing is decoded. */
    @Benchmark
    public long scan(Rate rate) throws IOException {
        long records = scanned();
        count(rate);
        return records;
    }

    /** The same and the checks and views that make 17 text columns. */
    @Benchmark
    public long text(Rate rate, Blackhole hole) throws Exception {
        long read = read(text, hole::consume);
        count(rate);
        return read;
    }

    /** The same with three dates (three formats), two whole numbers and two decimals parsed. */
    @Benchmark
    public long typed(Rate rate, Blackhole hole) throws Exception {
        long read = read(typed, hole::consume);
        count(rate);
        return read;
    }

    private void count(Rate rate) {
        rate.rows += rows;
        rate.bytes += bytes.length;
    }

    private long scanned() throws IOException {
        Dialect dialect = new Dialect((byte) ',', '"', Dialect.NONE, 0);
        Limits limits = new Limits(CsvExtractor.MAX_FIELD_BYTES, CsvExtractor.MAX_RECORD_BYTES);
        long records = 0;
        try (BlockReader reader =
                new BlockReader("checkouts", new ByteArrayInputStream(bytes), dialect, limits, 1, 0)) {
            for (Block block = next(reader); block != null; block = next(reader)) {
                records += block.records();
                block.release();
            }
        }
        return records;
    }

    private static @Nullable Block next(BlockReader reader) throws IOException {
        return reader.next(KernelContext.BATCH_ROWS, KernelContext.BATCH_BYTES, COLUMNS);
    }

    private long read(CsvExtractor csv, Consumer<Batch> output) throws Exception {
        Tally tally = new Tally(output);
        try (BatchSource source = csv.open(context)) {
            for (PendingBatch piece = source.take(); piece != null; piece = source.take()) {
                piece.decode(tally);
            }
        }
        return tally.emitted();
    }

    private static void addTitles(Batch batch, List<String> titles) {
        TextColumn column = (TextColumn) batch.column("title");
        for (int row = 0; row < batch.rowCount(); row++) {
            titles.add(column.string(row).strip());
        }
    }

    private static long sum(Batch batch, String name) {
        return ParseKernel.sum((LongColumn) batch.column(name));
    }
}
