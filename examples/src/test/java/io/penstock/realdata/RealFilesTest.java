package io.penstock.realdata;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static io.penstock.testkit.PenstockAssertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import io.penstock.error.ExtractException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of libraries and museums load with a config of a few lines; every cell is what Python's csv module reads. */
class RealFilesTest {
    @TempDir
    Path out;

    private Path files = Path.of("");

    @BeforeEach
    void findFiles() {
        assumeTrue(Folders.libraryData().isPresent(), "no folder shared/suites/library-data beside the project");
        files = Folders.libraryData().orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "titles,     BL-Flickr-Images-Book.csv,                         ''",
        "artists,    Artists.csv,                                       ''",
        "checkouts,  spl_checkouts_part1.csv spl_checkouts_part2.csv,   ''",
        "gutenberg,  pg_catalog.csv,                                    ''",
        "membership, barnet_membership_20220405.csv,                    ''",
        "articles,   doaj-article-sample.csv,                           Date"
    })
    void everyCellArrives(String pipeline, String names, String converted) throws Exception {
        Set<String> leftOut = converted.isEmpty() ? Set.of() : Set.of(converted);
        List<Path> sources =
                List.of(names.split(" ")).stream().map(files::resolve).toList();
        Cells expected = Oracle.cells(sources, leftOut);

        RunReport report = load(pipeline);

        assertThat(report)
                .succeeded()
                .read(expected.rows())
                .wrote(expected.rows())
                .accountsForEveryRow();
        assertThat(cells(pipeline, leftOut)).isEqualTo(expected);
    }

    @Test
    void bothOraclesAgree() throws Exception {
        assumeTrue(Oracle.hasPython(), "no python3");
        List<Path> catalogue = List.of(files.resolve("pg_catalog.csv"), files.resolve("Artists.csv"));
        assertThat(Oracle.byPython(catalogue, Set.of("Title")))
                .isEqualTo(Oracle.byCommonsCsv(catalogue, Set.of("Title")));
    }

    @Test
    void titlesKeepTheirZerosAndQuotes() throws SQLException {
        load("titles");
        assertThat(query("SELECT Identifier, \"Date of Publication\" FROM titles LIMIT 1"))
                .isEqualTo("000000206|1879 [1878]");
        assertThat(query("SELECT group_concat(DISTINCT typeof(Identifier)) FROM titles"))
                .isEqualTo("text");
        assertThat(query("SELECT Title FROM titles WHERE rowid = 1410"))
                .isEqualTo("A Senhora Rattazzi. [A criticism of Marie Rattazzi's book \"Portugal a\u0300 vol d'oiseau."
                        + " Portugais et portugaises.\"]");
    }

    @Test
    void artistsHaveNoByteOrderMarkInTheirFirstName() throws SQLException {
        load("artists");
        assertThat(query("SELECT typeof(ConstituentID), DisplayName, ArtistBio, ULAN FROM artists LIMIT 1"))
                .isEqualTo("integer|Robert Arneson|American, 1930–1992|null");
        assertThat(query("SELECT DisplayName FROM artists WHERE rowid = 2248"))
                .isEqualTo("George Overbury (\"Pop\") Hart");
    }

    @Test
    void checkoutsKeepCommasInsideQuotes() throws SQLException {
        load("checkouts");
        assertThat(query("SELECT typeof(CheckoutYear), Creator, Publisher, PublicationYear FROM checkouts LIMIT 1"
                        + " OFFSET 2"))
                .isEqualTo("integer|Riordan, Rick|Disney/Hyperion Books,|2010.");
    }

    @Test
    void gutenbergTitlesKeepTheirLineBreaks() throws SQLException {
        load("gutenberg");
        assertThat(query("SELECT Title, Issued FROM gutenberg WHERE \"Text#\" = 2"))
                .isEqualTo("The United States Bill of Rights\nThe Ten Original Amendments to the Constitution of the"
                        + " United States|1972-12-01");
        assertThat(query("SELECT count(*) FROM gutenberg WHERE Title LIKE '%' || char(10) || '%'"))
                .isEqualTo("344");
    }

    @Test
    void membershipStaysTextWhereSmallNumbersAreHidden() throws SQLException {
        load("membership");
        assertThat(query("SELECT \"Count date\", Members FROM membership WHERE \"Area code\" = 'E01000115'"))
                .isEqualTo("2022-04-05|282");
        assertThat(query("SELECT count(*) FROM membership WHERE Members = 'x'")).isEqualTo("3065");
    }

    @Test
    void articlesAreDatedByTheFormatThatIsGiven() throws SQLException {
        load("articles");
        assertThat(query("SELECT Date, DOI FROM articles LIMIT 1")).isEqualTo("2015-11-01|10.3390/e17127853");
    }

    @Test
    void aWorkbookIsCalledOne() {
        assertThatThrownBy(() -> load("petitions"))
                .isInstanceOf(ExtractException.class)
                .hasMessage("[PEN-2005] pipeline 'petitions', extract csv petitions-archive-list.xlsx: '"
                        + files.resolve("petitions-archive-list.xlsx")
                        + "' is an Excel workbook, text was expected. Save the sheet as CSV. Nothing was read or"
                        + " changed.");
        assertThat(out).isEmptyDirectory();
    }

    private RunReport load(String pipeline) {
        try {
            Path config = Path.of(Objects.requireNonNull(getClass().getResource("real_files.json"))
                    .toURI());
            return PipelineConfig.load(config, Map.of("FILES", files.toString(), "OUT", out.toString()))
                    .pipeline(pipeline)
                    .run();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A null of a column that is no text stands for an empty cell. */
    private Cells cells(String table, Set<String> leftOut) throws SQLException {
        Cells.Counter cells = new Cells.Counter();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY rowid")) {
            while (rows.next()) {
                for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
                    if (!leftOut.contains(rows.getMetaData().getColumnName(c))) {
                        cells.cell(Objects.requireNonNullElse(rows.getString(c), ""));
                    }
                }
                cells.endRow();
            }
        }
        return cells.total();
    }

    /** The first row, its cells joined by bars. */
    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                text.append(c > 1 ? "|" : "").append(row.getString(c));
            }
            return text.toString();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + out.resolve("real.db"));
    }
}
