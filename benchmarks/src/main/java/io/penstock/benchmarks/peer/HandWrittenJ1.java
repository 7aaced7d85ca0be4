package io.penstock.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * J1 as a good engineer writes it in an afternoon without a library for it: Commons CSV, one loop, a set of seen keys,
 * a set of values per column and a JDBC batch. A value that cannot be parsed ends the job.
 */
public final class HandWrittenJ1 {
    private HandWrittenJ1() {}

    /** Runs the job on the input file {@code args[0]} into the directory {@code args[1]}. */
    public static void main(String[] args) throws SQLException, IOException {
        run(Path.of(args[0]), Path.of(args[1]));
    }

    /** Runs the job in this process; the directory is made if absent. */
    public static void run(Path input, Path output) throws SQLException, IOException {
        Files.createDirectories(output);
        List<ProfileOfColumn> profile =
                CheckoutsTable.COLUMNS.stream().map(ProfileOfColumn::new).toList();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (BufferedReader reader = Files.newBufferedReader(input);
                CSVParser records = CSVParser.parse(reader, format);
                CSVPrinter rejects = printer(output.resolve("rejects.csv"), rejectHeader());
                Connection sqlite = CheckoutsTable.create(output.resolve("checkouts.db"));
                BatchInsert insert = new BatchInsert(sqlite)) {
            Set<@Nullable Long> seen = new HashSet<>();
            for (CSVRecord record : records) {
                Loan loan = LoanReader.read(record);
                List<String> failures = LoanReader.failures(loan);
                if (!failures.isEmpty()) {
                    List<@Nullable Object> line =
                            new ArrayList<>(loan.values().subList(0, CheckoutsTable.INPUT_COLUMNS));
                    line.add(String.join(";", failures));
                    rejects.printRecord(line);
                } else if (seen.add(loan.checkoutId())) {
                    List<@Nullable Comparable<?>> values = loan.values();
                    for (int column = 0; column < values.size(); column++) {
                        profile.get(column).add(values.get(column));
                    }
                    insert(loan, insert);
                }
            }
            insert.flush();
            sqlite.commit();
        }
        try (CSVPrinter printer = printer(output.resolve("profile.csv"), ProfileOfColumn.HEADER)) {
            for (ProfileOfColumn column : profile) {
                printer.printRecord(column.result());
            }
        }
    }

    private static void insert(Loan loan, BatchInsert insert) throws SQLException {
        insert.integer(loan.checkoutId());
        insert.text(loan.itemBarcode());
        insert.text(loan.isbn());
        insert.text(loan.title());
        insert.text(loan.author());
        insert.text(loan.genre());
        insert.text(loan.memberId());
        insert.text(loan.memberEmail());
        insert.text(loan.memberPhone());
        insert.text(loan.branch());
        insert.text(iso(loan.checkoutDate()));
        insert.text(iso(loan.dueDate()));
        insert.text(iso(loan.returnDate()));
        insert.integer(loan.renewals());
        insert.real(real(loan.fineAmount()));
        insert.real(real(loan.rating()));
        insert.text(loan.notes());
        insert.integer(loan.daysOut());
        insert.integer(loan.overdue());
        insert.endRow();
    }

    private static @Nullable String iso(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable Double real(@Nullable BigDecimal number) {
        return number == null ? null : number.doubleValue();
    }

    private static List<String> rejectHeader() {
        List<String> header = new ArrayList<>(CheckoutsTable.COLUMNS.subList(0, CheckoutsTable.INPUT_COLUMNS));
        header.add("reasons");
        return header;
    }

    private static CSVPrinter printer(Path file, List<String> header) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setRecordSeparator('\n')
                .setHeader(header.toArray(String[]::new))
                .get();
        return new CSVPrinter(Files.newBufferedWriter(file), format);
    }
}
