package io.penstock.transform.library;

import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.LetterCase;
import io.penstock.transform.clean.Trim;
import io.penstock.transform.shape.Derive;
import io.penstock.transform.shape.Drop;
import io.penstock.transform.standard.StandardizeIsbn;
import io.penstock.transform.text.CollapseWhitespace;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cleans the books of a library. Of the columns {@code isbn, title, author, genre, publication_date, publication_year} those that are
 * there are worked on (others by name through {@link #columns}):
 *
 * <ul>
 *   <li>the ISBN becomes 13 digits; one that is not valid stays for a rule to judge;
 *   <li>title and author lose spare whitespace and get title case;
 *   <li>the genre is mapped (case does not count; a genre that is not in the mapping stays) and gets title case;
 *   <li>{@code publication_year} INT64 is added or replaced: of a date its year, of a text its first four digits;
 *   <li>{@code book_age} INT64 is added: the year of the run less the year of publication.
 * </ul>
 */
public final class LibraryBooks implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String YEAR = "publication_year";

    private final Roles roles;
    private final Map<String, String> genres;
    private final ZoneId zone;

    private LibraryBooks(Roles roles, Map<String, String> genres, ZoneId zone) {
        this.roles = roles;
        this.genres = Collections.unmodifiableMap(genres);
        this.zone = zone;
    }

    /** With the usual column names and no mapping of genres. */
    public static LibraryBooks standard() {
        Roles roles = Roles.of("library.books", "isbn", "title", "author", "genre", "publication_date", YEAR);
        return new LibraryBooks(roles, Map.of(), ZoneOffset.UTC);
    }

    /**
     * The names of columns that have others than the usual ones.
     *
     * @param names column names by usual name
     * @throws io.penstock.error.PlanException {@code PEN-3003} for a usual name that does not exist
     */
    public LibraryBooks columns(Map<String, String> names) {
        return new LibraryBooks(roles.with(names), genres, zone);
    }

    /** What genres are to be called; none by default. */
    public LibraryBooks genres(Map<String, String> mapping) {
        return new LibraryBooks(roles, new LinkedHashMap<>(mapping), zone);
    }

    /** Whose day the day of the run is; UTC by default. */
    public LibraryBooks zone(ZoneId place) {
        return new LibraryBooks(roles, genres, place);
    }

    @Override
    public Description describe() {
        Description all = Description.of("library.books", "");
        all = roles.named().isEmpty() ? all : all.with("columns", roles.named());
        all = genres.isEmpty() ? all : all.with("genres", genres);
        return zone.equals(ZoneOffset.UTC) ? all : all.with("zone", zone);
    }

    /** The general steps that this one is made of, for rows of a schema. */
    public List<Transformer> steps(Schema schema) {
        Map<String, String> found = roles.in(schema);
        List<Transformer> steps = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String role : List.of("title", "author", "genre")) {
            String column = found.get(role);
            if (column != null) {
                texts.add(column);
            }
        }
        String isbn = found.get("isbn");
        if (isbn != null) {
            steps.add(StandardizeIsbn.column(isbn));
        }
        if (!texts.isEmpty()) {
            steps.add(Trim.columns(Columns.of(texts)));
            steps.add(CollapseWhitespace.columns(Columns.of(texts)));
        }
        String genre = found.get("genre");
        if (genre != null && !genres.isEmpty()) {
            steps.add(Derive.column(genre, mapping(Expr.quote(genre))));
        }
        if (!texts.isEmpty()) {
            steps.add(ChangeCase.to(LetterCase.TITLE, Columns.of(texts)));
        }
        String published = found.getOrDefault("publication_date", found.getOrDefault(YEAR, ""));
        if (!published.isEmpty()) {
            steps.add(
                    Derive.column(YEAR, year(published, schema.field(published).type())));
            steps.add(new RunDay(zone));
            steps.add(Derive.column("book_age", "year(" + RunDay.NAME + ") - " + YEAR));
            steps.add(Drop.columns(RunDay.NAME));
        }
        return steps;
    }

    private String mapping(String genre) {
        StringBuilder sql = new StringBuilder("CASE lower(" + genre + ")");
        genres.forEach((from, to) -> sql.append(" WHEN ")
                .append(literal(from.toLowerCase(Locale.ROOT)))
                .append(" THEN ")
                .append(literal(to)));
        return sql.append(" ELSE ").append(genre).append(" END").toString();
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String year(String column, Type type) {
        String name = Expr.quote(column);
        if (type == Type.DATE || type == Type.TIMESTAMP) {
            return "year(" + name + ")";
        } else if (type == Type.TEXT) {
            return "TRY_CAST(nullif(regexp_extract(" + name + ", '[0-9]{4}', 0), '') AS INT64)";
        }
        return "CAST(" + name + " AS INT64)";
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        roles.check(input, problems);
        return Composed.bind(steps(input), input, problems);
    }
}
