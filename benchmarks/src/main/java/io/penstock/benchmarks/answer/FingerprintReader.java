package io.penstock.benchmarks.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Takes the fingerprint of the files of one J1 run; reads every cell once, keeps none. */
final class FingerprintReader {
    private static final String KEY = "checkout_id";

    private FingerprintReader() {}

    static Fingerprint read(Path output) throws SQLException, IOException {
        Path database = output.resolve("checkouts.db");
        if (!Files.isRegularFile(database)) {
            throw new NoSuchFileException(database.toString());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            String integrity = String.join("; ", strings(statement, "PRAGMA integrity_check(3)"));
            List<String> key =
                    strings(statement, "SELECT name FROM pragma_table_info('checkouts') WHERE pk > 0 ORDER BY pk");
            List<Tally> tallies = tallies(statement);
            return new Fingerprint(
                    tallies.isEmpty() ? 0 : tallies.get(0).rows(),
                    countRecords(output.resolve("rejects.csv")),
                    integrity,
                    key,
                    tallies.stream().map(Tally::fingerprint).toList());
        }
    }

    private static List<Tally> tallies(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM checkouts")) {
            ResultSetMetaData meta = rows.getMetaData();
            List<Tally> tallies = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                tallies.add(new Tally(meta.getColumnName(i)));
            }
            int key = rows.findColumn(KEY);
            while (rows.next()) {
                long row = hash(rows.getObject(key));
                for (int i = 0; i < tallies.size(); i++) {
                    tallies.get(i).add(row, rows.getObject(i + 1));
                }
            }
            return tallies;
        }
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> result = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }

    private static long countRecords(Path csv) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        long count = 0;
        try (BufferedReader reader = Files.newBufferedReader(csv);
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord record : parser) {
                count += record.size() > 0 ? 1 : 0;
            }
        }
        return count;
    }

    /** FNV-1a over the UTF-16 units of the value's text, then MurmurHash3's 64-bit finaliser. */
    private static long hash(@Nullable Object value) {
        long hash = 0xcbf29ce484222325L;
        String text = canonical(value);
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long h = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    private static String canonical(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value.toString();
    }

    /** Running figures of one column. */
    private static final class Tally {
        private final String name;
        private final SortedMap<String, Long> storage = new TreeMap<>();
        private long values;
        private long nulls;
        private long hash;

        Tally(String name) {
            this.name = name;
        }

        void add(long row, @Nullable Object value) {
            if (value == null) {
                nulls++;
                return;
            }
            values++;
            hash += mix(FingerprintReader.hash(value) + 31 * row);
            storage.merge(storageClass(value), 1L, Long::sum);
        }

        long rows() {
            return values + nulls;
        }

        ColumnFingerprint fingerprint() {
            return new ColumnFingerprint(name, values, nulls, hash, storage);
        }

        private static String storageClass(Object value) {
            if (value instanceof byte[]) {
                return "blob";
            }
            if (value instanceof Number) {
                return value instanceof Double || value instanceof Float ? "real" : "integer";
            }
            return "text";
        }
    }
}
