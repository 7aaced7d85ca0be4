package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.StepReport;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.database.DatabaseExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.schema.Type;
import io.penstock.transform.join.Cardinality;
import io.penstock.transform.join.Join;
import io.penstock.transform.join.history.Scd2;
import io.penstock.transform.join.lookup.Lookup;
import io.penstock.transform.join.set.Except;
import io.penstock.transform.nested.Explode;
import io.penstock.transform.nested.Flatten;
import io.penstock.transform.nested.MergeColumns;
import io.penstock.transform.nested.SourceColumns;
import io.penstock.transform.nested.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines on the pages of joins and nested values, in Java and in JSON. */
class JoinPagesTest {
    @TempDir
    Path data;

    private Pipeline configured(String config, String name) {
        return PipelineConfig.load(FormatPagesTest.file(config), Map.of("DATA", data.toString()))
                .pipeline(name);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(data.resolve(file), text);
    }

    @Test
    void loansMeetTheirMembers() throws Exception {
        write("loans.csv", "id,member,branch\n1,7,N\n2,9,X\n3,7,N\n");
        write("members.csv", "id,name\n7,Ada\n8,Bo\n");
        write("branches.csv", "code,name\nN,North\n");
        write("sent.csv", "id,member,branch,id_of_member,name,branch_name\n3,7,N,7,Ada,North\n");
        // snippet-begin: join
        Pipeline loans = Pipeline.named("loans")
                .extract(CsvExtractor.of(data.resolve("loans.csv")))
                .transform(Join.left(CsvExtractor.of(data.resolve("members.csv")))
                        .on(Map.of("member", "id"))
                        .expect(Cardinality.MANY_TO_ONE)
                        .suffix("_of_member"))
                .transform(Lookup.in(CsvExtractor.of(data.resolve("branches.csv")))
                        .on(Map.of("branch", "code"))
                        .columns(Map.of("name", "branch_name"))
                        .defaults(Map.of("branch_name", "unknown")))
                .transform(Except.of(CsvExtractor.of(data.resolve("sent.csv"))))
                .load(CsvLoader.of(data.resolve("out.csv")))
                .build();
        // snippet-end
        assertThat(loans.run()).succeeded().read(3).wrote(2);
        String java = Files.readString(data.resolve("out.csv"));
        assertThat(java).isEqualToNormalizingNewlines("""
                id,member,branch,id_of_member,name,branch_name
                1,7,N,7,Ada,North
                2,9,X,,,unknown
                """);
    }

    @Test
    void theSameFromJsonWithSidesInExplainAndReport() throws Exception {
        write("loans.csv", "id,member,branch\n1,7,N\n2,9,X\n3,7,N\n");
        write("members.csv", "id,name\n7,Ada\n8,Bo\n");
        write("branches.csv", "code,name\nN,North\n");
        write("sent.csv", "id,member,branch,id_of_member,name,branch_name\n3,7,N,7,Ada,North\n");
        Pipeline loans = configured("join.json", "loans");
        try (LocalEngine engine = LocalEngine.create().threads(4)) {
            String plan = engine.describe(loans).toText();
            assertThat(plan)
                    .contains("side       csv members.csv")
                    .contains("(id INT64, name TEXT)")
                    .contains("side       csv branches.csv")
                    .contains("side       csv sent.csv");
            RunReport report = engine.run(loans);
            assertThat(report).succeeded().read(3).wrote(2);
            List<String> sides = new ArrayList<>();
            for (StepReport step : report.steps()) {
                assertThat(step.isConserved()).as(step.name()).isTrue();
                if (step.role().equals("side")) {
                    sides.add(step.name() + " " + step.rowsIn());
                }
            }
            assertThat(sides).containsExactlyInAnyOrder("csv members.csv 2", "csv branches.csv 1", "csv sent.csv 1");
        }
    }

    @Test
    void membersKeepTheirHistoryInSqlite() throws Exception {
        Path library = data.resolve("warehouse.db");
        write("members.csv", "id,branch,phone,since\n1,north,11,2026-01-01\n2,south,22,2026-01-01\n");
        Pipeline.named("first")
                .extract(CsvExtractor.of(data.resolve("members.csv")))
                .transform(Scd2.on("id").tracked("branch").effective("since"))
                .load(DatabaseLoader.sqlite(library).table("members").upsertOn("id", "version"))
                .build()
                .run();
        write(
                "members.csv",
                "id,branch,phone,since\n1,east,11,2026-02-01\n2,south,99,2026-02-01\n3,west,33,2026-02-01\n");
        for (int run = 0; run < 2; run++) {
            assertThat(configured("history.json", "members").run())
                    .succeeded()
                    .read(3)
                    .wrote(run == 0 ? 4 : 0);
            assertThat(rows(library))
                    .containsExactly(
                            "1 north 11 2026-01-01 2026-02-01 0 1",
                            "1 east 11 2026-02-01 null 1 2",
                            "2 south 99 2026-01-01 null 1 1",
                            "3 west 33 2026-02-01 null 1 1");
        }
    }

    @Test
    void theHistoryInJavaIsTheSamePipeline() throws Exception {
        write("members.csv", "id,branch,since\n1,east,2026-02-01\n");
        Path library = data.resolve("warehouse.db");
        Pipeline.named("first")
                .extract(CsvExtractor.of(data.resolve("members.csv")))
                .transform(Scd2.on("id").effective("since"))
                .load(DatabaseLoader.sqlite(library).table("members").upsertOn("id", "version"))
                .build()
                .run();
        // snippet-begin: history
        Pipeline members = Pipeline.named("members")
                .extract(CsvExtractor.of(data.resolve("members.csv")))
                .transform(Scd2.on("id")
                        .dimension(DatabaseExtractor.sqlite(library).table("members"))
                        .tracked("branch")
                        .effective("since"))
                .load(DatabaseLoader.sqlite(library).table("members").upsertOn("id", "version"))
                .build();
        // snippet-end
        assertThat(members.run()).succeeded().read(1).wrote(0);
    }

    private static List<String> rows(Path library) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + library);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id || ' ' || branch || ' ' || phone || ' ' ||"
                        + " substr(valid_from, 1, 10) || ' ' || coalesce(substr(valid_to, 1, 10), 'null') || ' ' ||"
                        + " is_current || ' ' || version FROM members ORDER BY id, version")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    @Test
    void packedValuesAreTakenApart() throws Exception {
        write("books.csv", """
                title,author,tags,shelf
                Dune,"Herbert, Frank",sand;spice,"{""room"": ""B"", ""row"": 4}"
                Emma,"Austen, Jane",,{}
                """);
        // snippet-begin: nested
        Pipeline books = Pipeline.named("books")
                .extract(CsvExtractor.of(data.resolve("books.csv")))
                .transform(Explode.column("tags").delimiter(";").as("tag").position("place"))
                .transform(Split.column("author", "last", "first").by(", ").source(SourceColumns.DROP))
                .transform(Flatten.columns("shelf").fields(Map.of("room", Type.TEXT)))
                .transform(MergeColumns.format("{first} {last}", "author"))
                .load(CsvLoader.of(data.resolve("out.csv")))
                .build();
        // snippet-end
        assertThat(books.run()).succeeded().read(2).wrote(3);
        assertThat(Files.readString(data.resolve("out.csv"))).isEqualToNormalizingNewlines("""
                title,last,first,tag,place,shelf.room,author
                Dune,Herbert,Frank,sand,1,B,Frank Herbert
                Dune,Herbert,Frank,spice,2,B,Frank Herbert
                Emma,Austen,Jane,,,,Jane Austen
                """);
        assertThat(configured("nested.json", "books").run()).succeeded().read(2).wrote(3);
        assertThat(Files.readString(data.resolve("out.csv")))
                .startsWith("title,last,first,tag,place,shelf.room,shelf.row,author");
    }
}
