package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.load.json.JsonLoader;
import io.penstock.transform.Columns;
import io.penstock.transform.MatchCase;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.Whitespaces;
import io.penstock.transform.enrich.AddConstant;
import io.penstock.transform.enrich.Hash;
import io.penstock.transform.enrich.MapValues;
import io.penstock.transform.enrich.RowId;
import io.penstock.transform.enrich.Timestamp;
import io.penstock.transform.enrich.Uuid;
import io.penstock.transform.enrich.mask.Mask;
import io.penstock.transform.missing.RemoveNulls;
import io.penstock.transform.standard.StandardizeIsbn;
import io.penstock.transform.standard.StandardizePhone;
import io.penstock.transform.text.CollapseWhitespace;
import io.penstock.transform.text.Pad;
import io.penstock.transform.text.RemoveSpecialChars;
import io.penstock.transform.text.Truncate;
import io.penstock.transform.text.UnicodeNormalize;
import io.penstock.transform.text.html.StripHtml;
import io.penstock.transform.text.replace.Replace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines on the pages of text and enrichment steps, in Java and in JSON. */
class TextPagesTest {
    @TempDir
    Path data;

    private CsvExtractor csv(String name) {
        return CsvExtractor.of(data.resolve(name)).inference(Inference.TEXT);
    }

    /** Runs the Java pipeline and the JSON one; both must write the same. */
    private String both(Pipeline java, String config) throws Exception {
        assertThat(java.run()).succeeded();
        Path output = data.resolve(java.name() + ".jsonl");
        String written = Files.readString(output);
        assertThat(PipelineConfig.load(FormatPagesTest.file(config), Map.of("DATA", data.toString()))
                        .pipeline(java.name())
                        .run())
                .succeeded();
        assertThat(Files.readString(output)).isEqualTo(written);
        return written;
    }

    @Test
    void booksAreTidied() throws Exception {
        Files.writeString(data.resolve("books.csv"), """
                title,isbn,shelf,copy,about,phone
                  WINTER  night & day vol. 2,0-306-40615-2,A/12-b!,7,<p>Snow &amp; ice</p><p>in the Alps</p>,(650) 253-0000
                ,bad,,,,
                """);
        // snippet-begin: text
        Pipeline books = Pipeline.named("books")
                .extract(csv("books.csv"))
                .transform(StripHtml.columns("about"))
                .transform(UnicodeNormalize.columns(Columns.all()))
                .transform(CollapseWhitespace.columns(Columns.all()).edges(Whitespaces.TRIM))
                .transform(ChangeCase.title("title"))
                .transform(Replace.literal("title", " & ", " and ").and("Vol. ", "Volume "))
                .transform(RemoveSpecialChars.columns("shelf").keep("-").into("*_code"))
                .transform(Pad.left("copy", 3).with("0"))
                .transform(Truncate.column("about", 12).ellipsis("…"))
                .transform(StandardizeIsbn.column("isbn").onInvalid(OnInvalid.NULL))
                .transform(StandardizePhone.column("phone").defaultRegion("US"))
                .transform(RemoveNulls.any("isbn"))
                .load(JsonLoader.of(data.resolve("books.jsonl")))
                .build();
        // snippet-end
        assertThat(both(books, "text_steps.json")).isEqualTo("""
                {"title":"Winter Night and Day Volume 2","isbn":"9780306406157","shelf":"A/12-b!","copy":"007",\
                "about":"Snow & ice …","phone":"+16502530000","shelf_code":"A12-b"}
                """);
    }

    @Test
    void membersAreEnrichedAndMasked() throws Exception {
        Files.writeString(data.resolve("members.csv"), """
                member_id,kind,email,phone
                M013843,a,ada@example.org,+16502530000
                M013844,x,bob@example.org,
                """);
        // snippet-begin: enrich
        Pipeline members = Pipeline.named("members")
                .extract(csv("members.csv"))
                .transform(MapValues.column("kind", Map.of("A", "adult", "C", "child"))
                        .matchCase(MatchCase.IGNORE)
                        .defaultValue("other"))
                .transform(RowId.column("row").prefix("M-").digits(4))
                .transform(Hash.of("member_id", "email").into("row_hash"))
                .transform(Uuid.of("member_id"))
                .transform(AddConstant.column("source", "front desk"))
                .transform(Timestamp.column("loaded").format("yyyy", ZoneId.of("Europe/London")))
                .transform(Mask.email(Columns.of("email")))
                .transform(Mask.partial(Columns.of("phone")).keepLast(4))
                .transform(Mask.tokens(Columns.of("member_id"), "only for the example"))
                .load(JsonLoader.of(data.resolve("members.jsonl")))
                .build();
        // snippet-end
        String written = both(members, "enrich_steps.json");

        assertThat(written.lines().toList().get(0))
                .matches("\\{\"member_id\":\"[A-Z]\\d{6}\",\"kind\":\"adult\",\"email\":\"a\\*\\*@example.org\","
                        + "\"phone\":\"\\*{8}0000\",\"row\":\"M-0001\",\"row_hash\":\"[0-9a-f]{64}\","
                        + "\"uuid\":\"[0-9a-f-]{36}\",\"source\":\"front desk\",\"loaded\":\"\\d{4}\"}");
        assertThat(written).doesNotContain("M013843").contains("\"kind\":\"other\"");
    }
}
