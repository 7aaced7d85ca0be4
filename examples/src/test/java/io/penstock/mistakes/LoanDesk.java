package io.penstock.mistakes;

import static io.penstock.transform.validate.Rules.email;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.RunReport;
import io.penstock.error.EtlException;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.parse.Parse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A directory with a file of loans and the pipeline that loads it: CSV → clean → parse → validate → dedupe → SQLite, rejects
 * to CSV. What it tells is relative to the directory.
 */
record LoanDesk(Path directory) {
    static final String HEADER = "checkout_id,member_email,checkout_date,renewals\n";

    Path input() {
        return directory.resolve("checkouts.csv");
    }

    Path database() {
        return directory.resolve("out/library.db");
    }

    /** A sound file: a header and {@code rows} loans; line n + 1 holds loan n. */
    static String loans(int rows) {
        return loans(rows, Map.of());
    }

    /** The same with other text in place of some lines; a header is line 1. */
    static String loans(int rows, Map<Integer, String> otherLines) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(loan -> otherLines.getOrDefault(loan + 1, loan(loan)) + "\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static String loan(int number) {
        return "%d,reader%d@example.org,2024-03-%02d,%d".formatted(number, number, 1 + number % 28, number % 4);
    }

    LoanDesk given(String text) throws IOException {
        Files.writeString(input(), text);
        return this;
    }

    LoanDesk given(byte[] bytes) throws IOException {
        Files.write(input(), bytes);
        return this;
    }

    CsvExtractor source() {
        return CsvExtractor.of(input()).inference(Inference.TEXT);
    }

    DatabaseLoader table() {
        return DatabaseLoader.sqlite(database()).table("checkouts").primaryKey("checkout_id");
    }

    CsvLoader rejects() {
        return CsvLoader.of(directory.resolve("out/rejects.csv"));
    }

    /** The steps behind a source; neither rejects nor sink. */
    PipelineBuilder steps(CsvExtractor source) {
        return Pipeline.named("loans")
                .extract(source)
                .transform(DataCleaner.auto())
                .transform(Parse.integer("checkout_id", "renewals"))
                .transform(Parse.date("checkout_date", "yyyy-MM-dd"))
                .validate(email("member_email"))
                .transform(Dedupe.on("checkout_id"));
    }

    /** The whole pipeline. */
    Pipeline pipeline() {
        return pipeline(source());
    }

    Pipeline pipeline(CsvExtractor source) {
        return steps(source).rejectTo(rejects()).load(table()).build();
    }

    Pipeline withoutRejects() {
        return steps(source()).load(table()).build();
    }

    RunReport run() {
        return pipeline().run();
    }

    /** The message of the run that must fail. */
    String refusal(Pipeline pipeline) {
        EtlException refusal = catchThrowableOfType(EtlException.class, pipeline::run);
        return relative(refusal.getMessage());
    }

    String refusal() {
        return refusal(pipeline());
    }

    String relative(String message) {
        return message.replace(directory + "/", "");
    }

    /** Every file and directory there is, sorted. */
    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> !path.equals(directory))
                    .map(path -> directory.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /** The rows of the reject file, without the run's id and time. */
    List<String> rejected() throws IOException {
        return Files.readAllLines(directory.resolve("out/rejects.csv")).stream()
                .skip(1)
                .map(line -> line.replaceFirst(",\\d{8}T\\d{6}Z-[0-9a-f]{8},[^,]*Z$", ""))
                .toList();
    }

    /** The rows a query of the database gives, cells joined by {@code |}. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
                    cells.add(String.valueOf(rows.getString(c)));
                }
                lines.add(String.join("|", cells));
            }
            return lines;
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database());
    }

    /** A database that is there before the run. */
    void databaseWith(String... sql) throws IOException, SQLException {
        Files.createDirectories(database().getParent());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }
}
