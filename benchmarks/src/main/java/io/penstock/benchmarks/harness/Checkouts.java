package io.penstock.benchmarks.harness;

import io.penstock.benchmarks.data.CheckoutsGenerator;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.benchmarks.peer.LoanReader;
import io.penstock.data.Batch;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.clean.UnwantedRows;
import io.penstock.transform.parse.Parse;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Generated loans (seed 8044) in every form that a kernel takes, made once per trial. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class Checkouts {
    /** The formats that {@code return_date} comes in. */
    public static final List<String> DATE_FORMATS = List.of("yyyy-MM-dd", "dd/MM/yyyy", "MMM d, yyyy");

    private static final long SEED = 8044;

    /** How many loans; {@code -p rows=1000000} for more. */
    @Param("131072")
    public int rows;

    private KernelContext context;
    private Path directory;
    private List<Loan> loans;
    private List<Batch> text;

    /** Generates and reads the loans. */
    @Setup(Level.Trial)
    public void generate() throws Exception {
        context = new KernelContext();
        Path made = Files.createTempDirectory("penstock-kernels-");
        directory = made;
        // JMH does not tear down what failed in its set-up, and people press Ctrl-C.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteLeftovers(made)));
        CheckoutsGenerator.write(file(), rows, SEED);
        loans = readIndependently(file()).stream().map(LoanReader::read).toList();
        text = new ArrayList<>();
        try (BatchSource source =
                CsvExtractor.of(file()).inference(Inference.TEXT).open(context)) {
            for (Batch batch = source.next(); batch != null; batch = source.next()) {
                text.add(batch.withOrigin(null));
            }
        }
        WrongAnswerException.demand("rows generated", rows, loans.size());
    }

    /** Deletes every file in {@link #directory}. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        context.close();
        delete(directory);
    }

    private static void deleteLeftovers(Path directory) {
        try {
            delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    public KernelContext context() {
        return context;
    }

    /** For files that a benchmark makes; no directories in it. */
    public Path directory() {
        return directory;
    }

    /** The CSV file. */
    public Path file() {
        return directory.resolve("checkouts.csv");
    }

    /** The loans as Commons CSV and {@code java.time} read them. */
    public List<Loan> loans() {
        return loans;
    }

    /** All columns TEXT, as they stand in the file. */
    public List<Batch> text() {
        return List.copyOf(text);
    }

    /** All columns TEXT, trimmed, and null where there is nothing to say. */
    public List<Batch> clean() throws Exception {
        return SingleStep.apply(cleaner(), text, context);
    }

    /** {@link #clean} with numbers and dates parsed. */
    public List<Batch> typed() throws Exception {
        List<Batch> batches = clean();
        for (Transformer step : List.of(
                Parse.integer("checkout_id", "renewals"),
                Parse.date(Columns.of("checkout_date", "due_date", "return_date"), DATE_FORMATS),
                Parse.decimal("fine_amount", 9, 2),
                Parse.decimal("rating", 3, 1))) {
            batches = SingleStep.apply(step, batches, context);
        }
        return batches;
    }

    /** The cleaning of the main job: trims, makes nulls, keeps every row. */
    public static DataCleaner cleaner() {
        return DataCleaner.auto().nullTokens("N/A", "n/a").duplicateRows(UnwantedRows.KEEP);
    }

    /** The records of a file with a header, as Commons CSV reads them. */
    public static List<CSVRecord> readIndependently(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = format.parse(reader)) {
            return parser.getRecords();
        }
    }
}
