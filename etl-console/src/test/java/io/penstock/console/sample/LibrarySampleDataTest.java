package io.penstock.console.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.error.PlanException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySampleDataTest {
    private static final int ROWS = 20_000;
    private static final String ISO = "\\d{4}-\\d{2}-\\d{2}";
    private static final String DAY_FIRST = "\\d{2}/\\d{2}/\\d{4}";

    @TempDir
    Path directory;

    @Test
    void writesTheRowsAskedFor() throws IOException {
        List<Path> files = LibrarySampleData.seed(1)
                .books(30)
                .members(40)
                .transactions(50)
                .checkouts(60)
                .writeTo(directory);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("books.csv", "members.csv", "transactions.csv", "checkouts.csv");
        assertThat(read(files.get(0))).hasSize(30).allMatch(row -> row.size() == 10);
        assertThat(read(files.get(1))).hasSize(40).allMatch(row -> row.size() == 8);
        assertThat(read(files.get(2))).hasSize(50).allMatch(row -> row.size() == 8);
        assertThat(read(files.get(3))).hasSize(60).allMatch(row -> row.size() == 17);
    }

    @Test
    void writesOnlyTheHeaderWithoutRows() throws IOException {
        LibrarySampleData.seed(1).transactions(0).checkouts(0).writeTo(directory);

        assertThat(Files.readString(directory.resolve("transactions.csv")))
                .isEqualTo("transaction_id,transaction_type,member_id,isbn,branch,transaction_date,amount,payment\n");
        assertThat(Files.readString(directory.resolve("checkouts.csv")))
                .hasLineCount(1)
                .endsWith("rating,notes\n");
    }

    @Test
    void theSameSeedGivesTheSameBytesEverywhere() throws Exception {
        LibrarySampleData data = LibrarySampleData.seed(8044)
                .books(500)
                .members(500)
                .transactions(500)
                .checkouts(500);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : data.writeTo(directory)) {
            digest.update(Files.readAllBytes(file));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("38ed97fc7e24230b3816465fa21f3c8c38604a1620baed97e1e4339ad23e2dc3");
    }

    @Test
    void aLongerFileBeginsWithTheShorterOne() throws IOException {
        Path more = directory.resolve("more");
        LibrarySampleData.seed(7).checkouts(100).writeTo(directory);
        LibrarySampleData.seed(7).checkouts(200).writeTo(more);

        assertThat(Files.readString(more.resolve("checkouts.csv")))
                .startsWith(Files.readString(directory.resolve("checkouts.csv")));
    }

    @Test
    void anotherSeedGivesOtherRows() throws IOException {
        Path other = directory.resolve("other");
        LibrarySampleData.seed(1).writeTo(directory);
        LibrarySampleData.seed(2).writeTo(other);

        for (String file : List.of("books.csv", "members.csv", "transactions.csv", "checkouts.csv")) {
            assertThat(read(other.resolve(file)).get(0).toList())
                    .isNotEqualTo(read(directory.resolve(file)).get(0).toList());
        }
    }

    @Test
    void checkoutsHaveTheirShareOfEveryKindOfDirt() throws IOException {
        LibrarySampleData.seed(8044)
                .books(5_000)
                .members(10_000)
                .transactions(0)
                .checkouts(ROWS)
                .writeTo(directory);
        List<CSVRecord> rows = read(directory.resolve("checkouts.csv"));

        assertShare(rows, 0.02, row -> !hasRightCheckDigit(row.get("isbn")));
        assertShare(rows, 0.03, row -> row.get("member_email").contains(" at "));
        assertShare(rows, 0.17, row -> row.get("member_email").contains("EXAMPLE.ORG"));
        assertShare(rows, 0.10, row -> row.get("member_email").startsWith("  "));
        assertShare(rows, 0.05, row -> row.get("member_phone").equals("n/a"));
        assertShare(rows, 0.05, row -> row.get("title").startsWith("  "));
        assertShare(rows, 0.10, row -> row.get("title").contains(", \""));
        assertShare(rows, 0.08, row -> row.get("return_date").isEmpty());
        assertShare(rows, 0.92 * 0.8, row -> row.get("return_date").matches(ISO));
        assertShare(rows, 0.92 * 0.1, row -> row.get("return_date").matches(DAY_FIRST));
        assertShare(rows, 0.92 * 0.1, row -> row.get("return_date").matches("[A-Z][a-z]{2} \\d{2}, \\d{4}"));
        assertShare(rows, 0.15, row -> !row.get("fine_amount").equals("0.00"));
        assertShare(rows, 1 / 6.0, row -> row.get("renewals").isEmpty());
        assertShare(rows, 2 / 7.0, row -> row.get("rating").isEmpty());
        assertShare(rows, 0.05, row -> !row.get("notes").isEmpty());
        assertShare(rows, 0.01, row -> row.get("notes").contains("\n"));
        assertShare(rows, 0.01, row -> row.get("notes").equals("said \"fine\""));
        assertShare(rows, 0.01, row -> row.get("notes").equals("N/A"));
        Set<String> ids = new HashSet<>();
        assertShare(rows, 0.01, row -> !ids.add(row.get("checkout_id")));
        assertThat(rows).anyMatch(row -> row.get("author").equals("Θουκυδίδης"));
    }

    @Test
    void theOtherFilesHaveTheirShareToo() throws IOException {
        LibrarySampleData.seed(8044)
                .books(ROWS)
                .members(ROWS)
                .transactions(ROWS)
                .checkouts(0)
                .writeTo(directory);

        List<CSVRecord> books = read(directory.resolve("books.csv"));
        assertShare(books, 0.02, row -> !hasRightCheckDigit(row.get("isbn")));
        assertShare(books, 0.01, row -> Integer.parseInt(row.get("published_year")) >= 2100);
        assertShare(books, 0.03, row -> row.get("price").startsWith("$"));
        assertShare(books, 0.04, row -> isNullToken(row.get("pages")));

        List<CSVRecord> members = read(directory.resolve("members.csv"));
        Set<String> ids = new HashSet<>();
        assertShare(members, 0.01, row -> !ids.add(row.get("member_id")));
        assertShare(members, 0.10, row -> row.get("joined_on").matches(DAY_FIRST));
        assertShare(members, 0.02, row -> Integer.parseInt(row.get("birth_year")) >= 2150);
        assertShare(members, 0.05, row -> isNullToken(row.get("status")));

        List<CSVRecord> transactions = read(directory.resolve("transactions.csv"));
        Set<String> seen = new HashSet<>();
        assertShare(transactions, 0.01, row -> !seen.add(row.get("transaction_id")));
        assertShare(transactions, 0.02, row -> !ids.contains(row.get("member_id")));
        assertShare(transactions, 0.03, row -> row.get("transaction_type").matches("[A-Z]+"));
        assertShare(transactions, 0.10, row -> row.get("transaction_date").matches(DAY_FIRST));
        assertShare(transactions, 0.01, row -> row.get("amount").startsWith("-"));
        assertShare(transactions, 0.02, row -> !hasRightCheckDigit(row.get("isbn")));
        assertShare(transactions, 0.06, row -> isNullToken(row.get("payment")));
    }

    @Test
    void replacesOlderFilesAndLeavesNothingElse() throws IOException {
        Files.writeString(directory.resolve("books.csv"), "old");

        LibrarySampleData.seed(1)
                .books(1)
                .members(1)
                .transactions(1)
                .checkouts(1)
                .writeTo(directory);

        assertThat(names(directory))
                .containsExactlyInAnyOrder("books.csv", "members.csv", "transactions.csv", "checkouts.csv");
        assertThat(Files.readString(directory.resolve("books.csv"))).startsWith("isbn,title");
    }

    @Test
    void leavesNoPartOfAFileWhenItCannotPublish() throws IOException {
        Files.createDirectories(directory.resolve("members.csv").resolve("in the way"));

        assertThatThrownBy(() -> LibrarySampleData.seed(1).writeTo(directory)).isInstanceOf(IOException.class);

        assertThat(names(directory)).containsExactlyInAnyOrder("books.csv", "members.csv");
    }

    @Test
    void refusesSizesThatCannotBe() {
        assertThatThrownBy(() -> LibrarySampleData.seed(1).checkouts(-1))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-7090] the sample needs at least 0 rows of checkouts, not -1");
        assertThatThrownBy(() -> LibrarySampleData.seed(1).books(0))
                .hasMessage("[PEN-7090] the sample needs at least 1 rows of books, not 0");
    }

    /** Within 15 % of the expected share, and 0.2 points for the small ones. */
    private static void assertShare(List<CSVRecord> rows, double expected, Predicate<CSVRecord> dirty) {
        double share = rows.stream().filter(dirty).count() / (double) rows.size();
        assertThat(share).isCloseTo(expected, within(0.002 + expected * 0.15));
        assertThat(share).isPositive();
    }

    private static boolean isNullToken(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("n/a");
    }

    private static boolean hasRightCheckDigit(String isbn) {
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += Character.digit(isbn.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    private static List<CSVRecord> read(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file)) {
            return format.parse(reader).getRecords();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
