package io.penstock.matrix;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunOptions;
import io.penstock.RunReport;
import io.penstock.config.Bindings;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.rows.RowsExtractor;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.excel.ExcelLoader;
import io.penstock.load.json.JsonLoader;
import io.penstock.load.library.LibraryLoader;
import io.penstock.load.parquet.ParquetLoader;
import io.penstock.load.rows.RowsLoader;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Role;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each component of the catalogue runs from a JSON config, by its name and by each alias. One that has no config here fails the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryComponentTest {
    private static final String LOANS = """
            id,title,isbn,email,fine,day
            1,Winter Night,978-3-16-148410-0,ann@example.org,0.50,2024-02-29
            2,  Summer Day ,0-306-40615-2,Bob@Example.org,1.25,2024-03-01
            """;

    private static final String OF_LIBRARY = "{'type': '@', 'source': '$/library.db'}";
    private static final String TO_LIBRARY =
            "{'type': '@', 'destination': '$/out/library.db', 'config': {'new_columns': 'discard_value'}}";
    private static final Map<String, String> MORE_SOURCES = Map.of(
            "library", "{'type': '@', 'source': '$/library.db', 'config': {'extraction': 'full'}}",
            "library.books", OF_LIBRARY,
            "library.members", OF_LIBRARY,
            "library.transactions", OF_LIBRARY,
            "library.analytics", OF_LIBRARY,
            "library.full", OF_LIBRARY,
            "rows", "{'type': '@', 'config': {'rows': [{'id': 1}]}}");
    /** Loans refer to books and members, which stand before them in the catalogue and so are loaded by then. */
    private static final Map<String, String> MORE_SINKS = Map.of(
            "library",
            TO_LIBRARY.replace("{'new", "{'table': 'books', 'new"),
            "library.books",
            TO_LIBRARY,
            "library.members",
            TO_LIBRARY,
            "library.transactions",
            TO_LIBRARY,
            "rows",
            "{'type': '@', 'destination': 'list'}",
            "consumer",
            "{'type': '@', 'destination': 'list'}");

    private static final String LOAN =
            "{'type': 'rows', 'config': {'types': {'checkout_date': 'DATE'}, 'rows': [{'isbn': 'i',"
                    + " 'title': 't', 'member_id': 'm', 'name': 'n', 'transaction_id': 1, 'checkout_date': '2026-01-31'}]}}";

    /** What stands in a config, by role and name; $ is the directory. */
    private static final Map<Role, Map<String, String>> CONFIGS = Map.of(
            Role.EXTRACTOR,
            and(
                    MORE_SOURCES,
                    "csv",
                    "{'type': '@', 'source': '$/loans.csv'}",
                    "database",
                    "{'type': '@', 'source': '$/loans.db', 'config': {'table': 'loans'}}",
                    "excel",
                    "{'type': '@', 'source': '$/loans.xlsx'}",
                    "files",
                    "{'type': '@', 'source': '$/inbox'}",
                    "json",
                    "{'type': '@', 'source': '$/loans.json'}",
                    "jsonl",
                    "{'type': '@', 'source': '$/loans.jsonl'}",
                    "parquet",
                    "{'type': '@', 'source': '$/loans.parquet'}",
                    "rest",
                    "{'type': '@', 'source': '${REST}loans', 'config': {'format': 'lines'}}",
                    "watch",
                    "{'type': '@', 'source': {'type': 'csv', 'source': '$/inbox/*.csv'}, 'config': {}}"),
            Role.TRANSFORMER,
            new TreeMap<>(Map.ofEntries(
                    Map.entry("age", "{'type': '@', 'config': {'column': 'day', 'at': '2026-01-31'}}"),
                    Map.entry("bin", "{'type': '@', 'config': {'column': 'fine', 'edges': [0, 1, 2]}}"),
                    Map.entry("date_parts", "{'type': '@', 'config': {'column': 'day'}}"),
                    Map.entry("fill_missing", "{'type': '@', 'config': {'columns': 'fine', 'method': 'median'}}"),
                    Map.entry("fuzzy_dedupe", "{'type': '@', 'config': {'columns': 'title'}}"),
                    Map.entry("library.books", "{'type': '@'}"),
                    Map.entry("library.members", "{'type': '@'}"),
                    Map.entry("library.transactions", "{'type': '@', 'config': {'columns': {'checkout_date': 'day'}}}"),
                    Map.entry("normalize", "{'type': '@', 'config': {'columns': 'fine'}}"),
                    Map.entry("one_hot", "{'type': '@', 'config': {'column': 'title', 'values': ['Winter Night']}}"),
                    Map.entry("outliers", "{'type': '@', 'config': {'columns': 'fine'}}"),
                    Map.entry("text_features", "{'type': '@', 'config': {'column': 'title'}}"),
                    Map.entry("aggregate", "{'type': '@', 'config': {'by': 'email', 'measures': {'n': 'count()'}}}"),
                    Map.entry(
                            "pivot", "{'type': '@', 'config': {'by': 'email', 'column': 'id', 'values': ['1', '2']}}"),
                    Map.entry("sort", "{'type': '@', 'config': {'by': ['day desc', 'id'], 'limit': 2}}"),
                    Map.entry("unpivot", "{'type': '@', 'config': {'columns': ['title', 'isbn']}}"),
                    Map.entry(
                            "window", "{'type': '@', 'config': {'order_by': 'day', 'columns': {'n': 'row_number()'}}}"),
                    Map.entry("case", "{'type': '@', 'config': {'columns': 'title', 'to': 'upper'}}"),
                    Map.entry("cast", "{'type': '@', 'config': {'columns': 'id', 'to': 'TEXT'}}"),
                    Map.entry("clean", "{'type': '@'}"),
                    Map.entry("dedupe", "{'type': '@', 'config': {'columns': 'id'}}"),
                    Map.entry("derive", "{'type': '@', 'config': {'column': 'twice', 'expression': 'id * 2'}}"),
                    Map.entry(
                            "except",
                            "{'type': '@', 'config': {'by': 'position', 'other': {'type': 'rows', 'config': {'types': {'day': 'DATE', 'fine': 'DECIMAL(18,2)'}, 'rows': [{'id': 9, 'title': 't', 'isbn': 'i', 'email': 'e', 'fine': 1.5, 'day': '2026-01-31'}]}}}}"),
                    Map.entry("explode", "{'type': '@', 'config': {'column': 'title', 'delimiter': ' '}}"),
                    Map.entry(
                            "flatten",
                            "{'type': '@', 'config': {'columns': 'title', 'fields': {'a': 'TEXT'}, 'on_invalid': 'null'}}"),
                    Map.entry(
                            "intersect",
                            "{'type': '@', 'config': {'other': {'type': 'csv', 'source': '$/loans.csv'}}}"),
                    Map.entry(
                            "join",
                            "{'type': '@', 'config': {'right': {'type': 'csv', 'source': '$/loans.csv'}, 'on': 'id', 'suffix': '_2'}}"),
                    Map.entry(
                            "lookup",
                            "{'type': '@', 'config': {'reference': {'type': 'rows', 'config': {'rows': [{'k': 1, 'v': 'x'}]}}, 'on': {'id': 'k'}}}"),
                    Map.entry("merge_columns", "{'type': '@', 'config': {'columns': ['id', 'title'], 'into': 'both'}}"),
                    Map.entry("scd2", "{'type': '@', 'config': {'key': 'id'}}"),
                    Map.entry("split", "{'type': '@', 'config': {'column': 'title', 'into': ['one', 'two']}}"),
                    Map.entry("union", "{'type': '@', 'config': {'with': {'type': 'csv', 'source': '$/loans.csv'}}}"),
                    Map.entry("drop", "{'type': '@', 'config': {'columns': 'day'}}"),
                    Map.entry("filter", "{'type': '@', 'config': {'where': 'id > 0'}}"),
                    Map.entry("null_if", "{'type': '@', 'config': {'columns': 'title', 'values': 'n/a'}}"),
                    Map.entry("parse", "{'type': '@', 'config': {'columns': 'day', 'to': 'DATE'}}"),
                    Map.entry("rename", "{'type': '@', 'config': {'columns': {'title': 'name'}}}"),
                    Map.entry("reorder", "{'type': '@', 'config': {'columns': ['title']}}"),
                    Map.entry("select", "{'type': '@', 'config': {'columns': ['id', 'title']}}"),
                    Map.entry("standardize_email", "{'type': '@', 'config': {'columns': 'email'}}"),
                    Map.entry("collapse_whitespace", "{'type': '@', 'config': {'columns': '*'}}"),
                    Map.entry(
                            "remove_special_chars",
                            "{'type': '@', 'config': {'columns': 'title', 'keep': ['-', '_']}}"),
                    Map.entry(
                            "pad",
                            "{'type': '@', 'config': {'columns': 'title', 'width': 20, 'side': 'right', 'with': '.'}}"),
                    Map.entry(
                            "truncate", "{'type': '@', 'config': {'columns': 'title', 'length': 6, 'ellipsis': '…'}}"),
                    Map.entry("unicode_normalize", "{'type': '@', 'config': {'columns': '*', 'form': 'nfkc'}}"),
                    Map.entry("strip_html", "{'type': '@', 'config': {'columns': 'title', 'into': 'plain'}}"),
                    Map.entry(
                            "replace",
                            "{'type': '@', 'config': {'columns': 'title', 'pairs': {'Winter': 'Summer', 'Night': 'Day'}}}"),
                    Map.entry(
                            "standardize_phone",
                            "{'type': '@', 'config': {'columns': 'title', 'default_region': 'US'}}"),
                    Map.entry("standardize_isbn", "{'type': '@', 'config': {'columns': 'isbn', 'on_invalid': 'null'}}"),
                    Map.entry("remove_nulls", "{'type': '@', 'config': {'columns': ['id', 'title'], 'how': 'any'}}"),
                    Map.entry("add_constant", "{'type': '@', 'config': {'column': 'source', 'value': 'loans'}}"),
                    Map.entry("timestamp", "{'type': '@', 'config': {'column': 'loaded_at'}}"),
                    Map.entry("row_id", "{'type': '@', 'config': {'prefix': 'R', 'digits': 4}}"),
                    Map.entry("hash", "{'type': '@', 'config': {'columns': ['id', 'title'], 'algorithm': 'md5'}}"),
                    Map.entry("uuid", "{'type': '@', 'config': {'columns': 'isbn'}}"),
                    Map.entry(
                            "map_values",
                            "{'type': '@', 'config': {'columns': 'id', 'mapping': {'1': 'one'}, 'default': 'many'}}"),
                    Map.entry("mask", "{'type': '@', 'config': {'columns': 'email', 'method': 'email'}}"),
                    Map.entry("trim", "{'type': '@', 'config': {'columns': 'title'}}"))),
            Role.RULE,
            new TreeMap<>(Map.ofEntries(
                    Map.entry("bean", "{'type': '@', 'class': 'io.penstock.matrix.EveryComponentTest$Loan'}"),
                    Map.entry("credit_card", "{'type': '@', 'column': 'title', 'on_fail': 'warn'}"),
                    Map.entry("date_format", "{'type': '@', 'column': 'title', 'format': '%Y', 'on_fail': 'flag'}"),
                    Map.entry("email", "{'type': '@', 'column': 'email'}"),
                    Map.entry("iban", "{'type': '@', 'column': 'title', 'on_fail': 'warn'}"),
                    Map.entry("ip", "{'type': '@', 'column': 'title', 'on_fail': 'null'}"),
                    Map.entry("json", "{'type': '@', 'column': 'title', 'on_fail': 'warn'}"),
                    Map.entry("phone", "{'type': '@', 'column': 'title', 'region': 'GB', 'on_fail': 'warn'}"),
                    Map.entry(
                            "reference",
                            "{'type': '@', 'column': 'id', 'in': {'type': 'csv', 'source': '$/loans.csv'}, 'keys': 'id'}"),
                    Map.entry("type", "{'type': '@', 'column': 'title', 'as': 'TEXT'}"),
                    Map.entry("url", "{'type': '@', 'column': 'title', 'on_fail': 'warn'}"),
                    Map.entry("uuid", "{'type': '@', 'column': 'title', 'on_fail': 'warn'}"),
                    Map.entry("expression", "{'type': '@', 'expression': 'id > 0'}"),
                    Map.entry("in_list", "{'type': '@', 'column': 'id', 'values': [1, 2]}"),
                    Map.entry("isbn", "{'type': '@', 'column': 'isbn'}"),
                    Map.entry("length", "{'type': '@', 'column': 'title', 'max': 40}"),
                    Map.entry("not_in_list", "{'type': '@', 'column': 'id', 'values': [3]}"),
                    Map.entry("not_null", "{'type': '@', 'column': 'id'}"),
                    Map.entry("pattern", "{'type': '@', 'column': 'title', 'pattern': '.*'}"),
                    Map.entry("range", "{'type': '@', 'column': 'id', 'min': 1, 'max': 2}"),
                    Map.entry("unique", "{'type': '@', 'columns': 'id'}"))),
            Role.INSPECTOR,
            Map.of(
                    "correlations",
                    "{'type': '@'}",
                    "profile",
                    "{'type': '@'}",
                    "row_anomalies",
                    "{'type': '@', 'config': {'columns': ['id']}}"),
            Role.CHECK,
            CheckConfigs.all(),
            Role.LOADER,
            and(
                    MORE_SINKS,
                    "csv",
                    "{'type': '@', 'destination': '$/out/loans.csv'}",
                    "database",
                    "{'type': '@', 'destination': '$/out/loans.db', 'config': {'table': 'loans', 'mode': 'replace'}}",
                    "excel",
                    "{'type': '@', 'destination': '$/out/loans.xlsx'}",
                    "json",
                    "{'type': '@', 'destination': '$/out/loans.json'}",
                    "jsonl",
                    "{'type': '@', 'destination': '$/out/loans.jsonl'}",
                    "parquet",
                    "{'type': '@', 'destination': '$/out/loans.parquet'}",
                    "profile",
                    "{'type': '@', 'destination': '$/out/profile.json'}",
                    "rest",
                    "{'type': '@', 'destination': '${REST}sent'}",
                    "staging",
                    "{'type': '@', 'destination': '$/out/staging'}"));

    /** A row of the loans, for the rule {@code bean}. */
    public record Loan(@Min(1) long id, @NotBlank String title) {}

    private static final String FROM_CSV = "{'type': 'csv', 'source': '$/loans.csv'}";
    private static final String TO_CSV = "{'type': 'csv', 'destination': '$/out/rows.csv'}";

    private Path directory = Path.of("");
    private RestKind rest;

    @BeforeAll
    void makeTheSources(@TempDir Path temporary) throws IOException {
        directory = temporary;
        rest = new RestKind();
        makeTheLibrary();
        Path loans = Files.writeString(directory.resolve("loans.csv"), LOANS);
        Pipeline.named("seed")
                .extract(CsvExtractor.of(loans))
                .load(ExcelLoader.of(directory.resolve("loans.xlsx")))
                .load(JsonLoader.of(directory.resolve("loans.json")))
                .load(JsonLoader.of(directory.resolve("loans.jsonl")))
                .load(ParquetLoader.of(directory.resolve("loans.parquet")))
                .load(DatabaseLoader.sqlite(directory.resolve("loans.db")).table("loans"))
                .load(rest.sink("loans", Schema.empty()))
                .build()
                .run();
    }

    private void makeTheLibrary() {
        Path library = directory.resolve("library.db");
        RowsExtractor loan = RowsExtractor.maps(
                List.of(Map.of("transaction_id", 1, "isbn", "i", "member_id", "m", "checkout_date", LocalDate.EPOCH)),
                Map.of());
        for (Pipeline each : List.of(
                Pipeline.named("books")
                        .extract(RowsExtractor.maps(List.of(Map.of("isbn", "i", "title", "t")), Map.of()))
                        .load(LibraryLoader.books(library))
                        .build(),
                Pipeline.named("members")
                        .extract(RowsExtractor.maps(List.of(Map.of("member_id", "m", "name", "n")), Map.of()))
                        .load(LibraryLoader.members(library))
                        .build(),
                Pipeline.named("loans")
                        .extract(loan)
                        .load(LibraryLoader.transactions(library))
                        .build())) {
            each.run();
        }
    }

    @AfterAll
    void stop() {
        rest.close();
    }

    private static List<Component<?>> catalogue() {
        List<Component<?>> all = new ArrayList<>();
        ServiceLoader.load(ComponentProvider.class).forEach(provider -> all.addAll(provider.components()));
        return all;
    }

    private static Map<String, String> and(Map<String, String> more, String... namesAndConfigs) {
        Map<String, String> all = new TreeMap<>(more);
        for (int i = 0; i < namesAndConfigs.length; i += 2) {
            all.put(namesAndConfigs[i], namesAndConfigs[i + 1]);
        }
        return all;
    }

    private static String config(Component<?> component) {
        return CONFIGS.getOrDefault(component.role(), Map.of()).getOrDefault(component.name(), "");
    }

    @Test
    void noComponentIsWithoutAConfigAndNoConfigWithoutComponent() {
        TreeSet<String> listed = new TreeSet<>();
        catalogue().forEach(component -> listed.add(component.role() + " " + component.name()));
        TreeSet<String> written = new TreeSet<>();
        CONFIGS.forEach((role, configs) -> configs.keySet().forEach(name -> written.add(role + " " + name)));
        assertThat(written).isEqualTo(listed);
    }

    @TestFactory
    List<DynamicTest> everyComponentRuns() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Component<?> component : catalogue()) {
            List<String> names = new ArrayList<>(component.aliases());
            names.add(0, component.name());
            for (String name : names) {
                tests.add(DynamicTest.dynamicTest(component.role() + " " + name, () -> run(component, name)));
            }
        }
        return tests;
    }

    /** Rows of the loans' form, some values null, some not as they should be. */
    private static List<Map<String, Object>> manyLoans() {
        Random random = new Random(17);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", (long) i);
            row.put(
                    "title",
                    random.nextInt(9) == 0
                            ? null
                            : List.of(" Winter  Night", "ÉTÉ", "", "two words").get(i % 4));
            row.put("isbn", random.nextInt(9) == 0 ? null : i % 3 == 0 ? "978-3-16-148410-0" : "0-306-40615-" + i % 10);
            row.put("email", random.nextInt(9) == 0 ? null : i % 5 == 0 ? "nobody" : " Ann" + i % 50 + "@Example.org");
            row.put("fine", random.nextInt(9) == 0 ? null : BigDecimal.valueOf(random.nextInt(900), 2));
            row.put("day", random.nextInt(9) == 0 ? null : LocalDate.EPOCH.plusDays(random.nextInt(20_000)));
            rows.add(row);
        }
        return rows;
    }

    @TestFactory
    List<DynamicTest> stepsAndRulesGiveTheSameWhateverTheThreadsAndBatches() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Component<?> component : catalogue()) {
            if (component.role() == Role.TRANSFORMER || component.role() == Role.RULE) {
                tests.add(DynamicTest.dynamicTest(component.role() + " " + component.name(), () -> {
                    Object first = onEngine(component, 1, 4096);
                    for (int threads : new int[] {1, 2, 8}) {
                        for (int batchRows : new int[] {1, 7, 4096}) {
                            assertThat(onEngine(component, threads, batchRows))
                                    .as("%s threads, %s rows a batch", threads, batchRows)
                                    .isEqualTo(first);
                        }
                    }
                }));
            }
        }
        return tests;
    }

    /** The rows that come out, the rows that are rejected, and the counts. */
    private Object onEngine(Component<?> component, int threads, int batchRows) throws IOException {
        String own = config(component).replace("@", component.name());
        String step = component.role() == Role.RULE ? "{'type': 'validate', 'config': {'rules': [" + own + "]}}" : own;
        String text = pipeline("{'type': 'rows', 'source': 'many'}", step, "", "{'type': 'rows', 'destination': 'out'}")
                .replace("'loaders'", "'rejects': {'type': 'rows', 'destination': 'rejects'}, 'loaders'");
        Path file = directory.resolve("threads.json");
        Files.writeString(file, text.replace('\'', '"').replace("$/", directory + "/"));
        List<Map<String, Object>> out = new ArrayList<>();
        List<Map<String, Object>> rejects = new ArrayList<>();
        Bindings bindings = Bindings.none()
                .source("many", RowsExtractor.maps(manyLoans(), Map.of("fine", Type.decimal(8, 2))))
                .sink("out", RowsLoader.into(out))
                .sink("rejects", RowsLoader.into(rejects));
        Pipeline pipeline = PipelineConfig.load(file, bindings).pipeline("one");
        try (LocalEngine engine = LocalEngine.create()
                .threads(threads)
                .batchRows(batchRows)
                .clock(Clock.fixed(Instant.parse("2026-01-31T10:00:00Z"), ZoneOffset.UTC))) {
            RunReport report = engine.run(
                    pipeline,
                    RunOptions.defaults()
                            .runId("same-" + threads + "-" + batchRows + "-" + component.role() + component.name()
                                    + UUID.randomUUID()));
            assertThat(report).succeeded();
            rejects.forEach(row -> row.keySet().removeIf(name -> name.startsWith("_run")));
            return List.of(out.toString(), rejects.toString(), report.rowsRead(), report.rowsWritten());
        }
    }

    private void run(Component<?> component, String name) throws IOException {
        String own = config(component).replace("@", name);
        assertThat(own)
                .as("config of %s %s", component.role(), component.name())
                .isNotEmpty();
        // A watched directory gives each file only once.
        Path inbox = Files.createDirectories(directory.resolve("inbox"));
        Files.writeString(inbox.resolve(name + ".csv"), LOANS);
        String text = switch (component.role()) {
            case EXTRACTOR -> pipeline(own, "", "", TO_CSV);
            case TRANSFORMER -> pipeline(FROM_CSV, own, "", TO_CSV);
            case RULE -> pipeline(FROM_CSV, "{'type': 'validate', 'config': {'rules': [" + own + "]}}", "", TO_CSV);
            case INSPECTOR, CHECK -> pipeline(FROM_CSV, "", own, TO_CSV);
            case LOADER -> pipeline(own.contains("library.db") ? LOAN : FROM_CSV, "", "", own);
            case PART -> throw new IllegalStateException("a part stands alone nowhere");
        };
        Path file = directory.resolve("config.json");
        Files.writeString(
                file, text.replace('\'', '"').replace("$/", directory + "/").replace("${REST}", rest.url("")));
        Bindings bindings = own.contains("'list'")
                ? Bindings.none().sink("list", RowsLoader.into(new ArrayList<>()))
                : Bindings.none();
        var report = PipelineConfig.load(file, bindings).pipeline("one").run();
        assertThat(report).succeeded();
        assertThat(report.rowsWritten()).isPositive();
    }

    private static String pipeline(String source, String step, String check, String sink) {
        return "{'name': 'one', 'config': {'state': '$/state.db'}, 'extractors': [%s], 'transformers': [%s], 'quality_checks': [%s], 'loaders': [%s]}"
                .formatted(source, step, check, sink);
    }
}
