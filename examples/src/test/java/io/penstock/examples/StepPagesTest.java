package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Type;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.enrich.Age;
import io.penstock.transform.enrich.DatePart;
import io.penstock.transform.enrich.DateParts;
import io.penstock.transform.enrich.TextFeature;
import io.penstock.transform.enrich.TextFeatures;
import io.penstock.transform.library.LibraryBooks;
import io.penstock.transform.library.LibraryMembers;
import io.penstock.transform.library.LibraryTransactions;
import io.penstock.transform.missing.FillMissing;
import io.penstock.transform.number.Bin;
import io.penstock.transform.number.Normalize;
import io.penstock.transform.number.OneHot;
import io.penstock.transform.number.OutlierAction;
import io.penstock.transform.number.OutlierMethod;
import io.penstock.transform.number.Outliers;
import io.penstock.transform.similar.FuzzyDedupe;
import io.penstock.transform.similar.Survivor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines on the pages of numbers, enrichment, near duplicates and the library pack, in Java and in JSON. */
class StepPagesTest {
    @TempDir
    Path data;

    private void write(String file, String text) throws IOException {
        Files.writeString(data.resolve(file), text);
    }

    /** Runs the pipeline, then the same one from JSON, which must write the same. */
    private String written(Pipeline java, String config, String file) throws IOException {
        Path out = data.resolve(file);
        assertThat(java.run()).succeeded().accountsForEveryRow();
        String text = Files.readString(out);
        Files.delete(out);
        assertThat(PipelineConfig.load(FormatPagesTest.file(config), Map.of("DATA", data.toString()))
                        .pipeline(java.name())
                        .run())
                .succeeded();
        assertThat(out).hasContent(text);
        return text;
    }

    @Test
    void numbersOfBooks() throws Exception {
        write("books.csv", """
                id,genre,pages,price
                1,novel,320,9.50
                2,novel,,12.00
                3,poems,96,8.00
                4,poems,120,
                5,novel,5000,11.00
                6,novel,310,10.00
                7,,250,10.00
                """);
        // snippet-begin: numbers
        Pipeline books = Pipeline.named("books")
                .extract(CsvExtractor.of(data.resolve("books.csv")))
                .transform(DataCleaner.auto())
                .transform(FillMissing.median("pages").by("genre"))
                .transform(FillMissing.value("genre", "unknown"))
                .transform(Outliers.columns("pages").method(OutlierMethod.MAD).action(OutlierAction.CLIP))
                .transform(Bin.edges("pages", 100, 300)
                        .labels("short", "medium", "long")
                        .into("size"))
                .transform(OneHot.of("genre", "novel", "poems").unknown(OneHot.Unknown.OTHER))
                .transform(Normalize.columns("price"))
                .load(CsvLoader.of(data.resolve("out.csv")))
                .build();
        // snippet-end
        assertThat(written(books, "numbers.json", "out.csv")).isEqualToNormalizingNewlines("""
                id,genre,pages,price,size,genre_novel,genre_poems,genre_other
                1,novel,320,0.375,long,1,0,0
                2,novel,320,1.0,long,1,0,0
                3,poems,96,0.0,short,0,1,0
                4,poems,120,,medium,0,1,0
                5,novel,621,0.75,long,1,0,0
                6,novel,310,0.5,long,1,0,0
                7,unknown,250,0.5,medium,0,0,1
                """);
    }

    @Test
    void featuresOfMembers() throws Exception {
        write("members.csv", "name,born,joined\nAda Lovelace,2008-02-29,2026-12-31\nBo,,2027-01-01\n");
        // snippet-begin: features
        Pipeline members = Pipeline.named("members")
                .extract(CsvExtractor.of(data.resolve("members.csv")))
                .transform(Age.of("born").at(LocalDate.of(2026, 2, 28)))
                .transform(DateParts.of("joined").parts(DatePart.YEAR, DatePart.MONTH, DatePart.WEEK))
                .transform(TextFeatures.of("name").features(TextFeature.LENGTH, TextFeature.WORDS))
                .load(CsvLoader.of(data.resolve("out.csv")))
                .build();
        // snippet-end
        assertThat(written(members, "features.json", "out.csv")).isEqualToNormalizingNewlines("""
                name,born,joined,born_age,joined_year,joined_month,joined_week,name_length,name_words
                Ada Lovelace,2008-02-29,2026-12-31,17,2026,12,53,12,2
                Bo,,2027-01-01,,2027,1,53,2,1
                """);
    }

    @Test
    void titlesThatAreNearlyTheSame() throws Exception {
        write("titles.csv", """
                id,title,author,year
                1,The Left Hand of Darkness,Ursula Le Guin,
                2,The Dispossessed,Ursula K. Le Guin,1974
                3,the left hand of darkness.,Ursula K. Le Guin,1969
                4,,,
                5,Teh Left Hand of Darkness,Ursula K. LeGuin,1969
                """);
        // snippet-begin: similar
        Pipeline titles = Pipeline.named("titles")
                .extract(CsvExtractor.of(data.resolve("titles.csv")))
                .transform(DataCleaner.auto())
                .transform(FuzzyDedupe.on("title", "author")
                        .blockBy("left(lower(title), 3)", "year")
                        .threshold(0.9)
                        .survivor(Survivor.MOST_COMPLETE))
                .load(CsvLoader.of(data.resolve("out.csv")))
                .build();
        // snippet-end
        assertThat(written(titles, "similar.json", "out.csv")).isEqualToNormalizingNewlines("""
                id,title,author,year
                2,The Dispossessed,Ursula K. Le Guin,1974
                3,the left hand of darkness.,Ursula K. Le Guin,1969
                4,,,
                """);
    }

    @Test
    void aLibrary() throws Exception {
        write("books.csv", """
                isbn,name,author,genre,publication_date
                0-306-40615-2,  the left hand  OF darkness,ursula k. le guin,SF,1969-03-01
                ,emma,,,
                """);
        write("members.csv", """
                name,email,phone,membership_date,loan_count
                ada  LOVELACE,Ada@Example.ORG,020 7946 0958,2024-02-29,6
                Bo,,,,
                """);
        write(
                "loans.csv",
                "id,lent,due_date,return_date\n1,2024-02-01,2024-02-22,2024-03-02\n2,2024-02-03,2024-02-24,\n");
        // snippet-begin: library
        List<Pipeline> library = List.of(
                Pipeline.named("books")
                        .extract(CsvExtractor.of(data.resolve("books.csv")).type("isbn", Type.TEXT))
                        .transform(LibraryBooks.standard()
                                .columns(Map.of("title", "name"))
                                .genres(Map.of("sf", "science fiction")))
                        .load(CsvLoader.of(data.resolve("clean_books.csv")))
                        .build(),
                Pipeline.named("members")
                        .extract(CsvExtractor.of(data.resolve("members.csv")))
                        .transform(LibraryMembers.standard().region("GB"))
                        .load(CsvLoader.of(data.resolve("clean_members.csv")))
                        .build(),
                Pipeline.named("loans")
                        .extract(CsvExtractor.of(data.resolve("loans.csv")))
                        .transform(LibraryTransactions.standard()
                                .columns(Map.of("checkout_date", "lent"))
                                .zone(ZoneId.of("Europe/London")))
                        .load(CsvLoader.of(data.resolve("clean_loans.csv")))
                        .build());
        // snippet-end
        assertThat(written(library.get(0), "library_steps.json", "clean_books.csv")
                        .lines())
                .hasSize(3)
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith(
                                        "9780306406157,The Left Hand Of Darkness,Ursula K. Le Guin,Science Fiction,1969-03-01,1969,"))
                .endsWith("\"\",Emma,\"\",\"\",,,");
        assertThat(written(library.get(1), "library_steps.json", "clean_members.csv")
                        .lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Ada Lovelace,ada@example.org,+442079460958,2024-02-29,6,")
                        .endsWith(",Regular"))
                .anySatisfy(line -> assertThat(line).startsWith("Bo,").endsWith(",,,,"));
        assertThat(written(library.get(2), "library_steps.json", "clean_loans.csv")
                        .lines())
                .contains("1,2024-02-01,2024-02-22,2024-03-02,30,true,9,Returned Late,2024,2,3,1")
                .anySatisfy(line -> assertThat(line).startsWith("2,2024-02-03,").endsWith(",Overdue,2024,2,5,1"));
    }
}
