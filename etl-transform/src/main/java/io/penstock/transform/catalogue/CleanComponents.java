package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.clean.EmptyText;
import io.penstock.transform.clean.LetterCase;
import io.penstock.transform.clean.NullIf;
import io.penstock.transform.clean.StandardizeEmail;
import io.penstock.transform.clean.Trim;
import io.penstock.transform.clean.UnwantedRows;
import io.penstock.transform.clean.Whitespaces;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.dedupe.Keep;
import io.penstock.transform.similar.Found;
import io.penstock.transform.similar.FuzzyDedupe;
import io.penstock.transform.similar.Similarity;
import io.penstock.transform.similar.Survivor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Text cleaning and duplicates, for JSON. */
final class CleanComponents {
    private static final String COLUMNS = "columns";

    private static final ValueType<LetterCase> LETTER_CASE = ValueType.choice(LetterCase.class);

    private CleanComponents() {}

    static List<Component<?>> all() {
        return List.of(clean(), trim(), nullIf(), changeCase(), email(), dedupe(), fuzzyDedupe());
    }

    static Columns columns(Settings settings) {
        return settings.get(COLUMNS, Columns.VALUE);
    }

    private static Component<DataCleaner> clean() {
        ValueType<UnwantedRows> rows = ValueType.choice(UnwantedRows.class);
        return Component.of(Role.TRANSFORMER, "clean", DataCleaner.class, s -> DataCleaner.auto())
                .aliases("DataCleaner", "data_cleaner", "auto_clean")
                .summary("Trims texts, turns empty texts and null tokens into nulls, drops empty and duplicate rows")
                .option(COLUMNS, Columns.VALUE, "*", "text columns to clean", DataCleaner::columns)
                .option("null_tokens", ValueType.TEXTS, "[]", "texts that mean null", DataCleaner::nullTokens)
                .option(
                        "whitespace",
                        ValueType.choice(Whitespaces.class),
                        "trim",
                        "whitespace at both ends of a text",
                        DataCleaner::whitespace)
                .option(
                        "empty_text",
                        ValueType.choice(EmptyText.class),
                        "null",
                        "texts without a character",
                        DataCleaner::emptyText)
                .option("empty_rows", rows, "drop", "rows that are null in every column", DataCleaner::emptyRows)
                .option(
                        "duplicate_rows",
                        rows,
                        "drop",
                        "rows equal to an earlier one in every column; with drop the step runs on one thread",
                        DataCleaner::duplicateRows);
    }

    private static Component<Trim> trim() {
        return Component.of(Role.TRANSFORMER, "trim", Trim.class, s -> Trim.columns(columns(s)))
                .aliases("Trim", "strip", "trim_whitespace")
                .summary("Removes whitespace at both ends of texts")
                .required(COLUMNS, Columns.VALUE, "text columns")
                .option("into", ValueType.TEXT, TextComponents.NONE, TextComponents.INTO, Trim::into);
    }

    private static Component<NullIf> nullIf() {
        return Component.of(
                        Role.TRANSFORMER,
                        "null_if",
                        NullIf.class,
                        s -> NullIf.of(columns(s), s.get("values", ValueType.TEXTS)))
                .aliases("NullIf")
                .summary("Turns texts that stand for no value into nulls")
                .required(COLUMNS, Columns.VALUE, "text columns")
                .required("values", ValueType.TEXTS, "texts that mean null, compared whole")
                .option("into", ValueType.TEXT, TextComponents.NONE, TextComponents.INTO, NullIf::into);
    }

    private static Component<ChangeCase> changeCase() {
        return Component.of(Role.TRANSFORMER, "case", ChangeCase.class, s -> ChangeCase.to(letterCase(s), columns(s)))
                .aliases("ChangeCase", "change_case", "standardize_case", "StandardizeCase")
                .summary("Writes texts in upper, lower, title or sentence case")
                .required(COLUMNS, Columns.VALUE, "text columns")
                .read("to", LETTER_CASE, "none", "the case to write")
                .read("case", LETTER_CASE, "none", "the same as 'to'")
                .read("case_type", LETTER_CASE, "none", "the same as 'to'")
                .option("into", ValueType.TEXT, TextComponents.NONE, TextComponents.INTO, ChangeCase::into);
    }

    private static LetterCase letterCase(Settings settings) {
        List<LetterCase> given = Stream.of("to", "case", "case_type")
                .flatMap(name -> settings.find(name, LETTER_CASE).stream())
                .toList();
        if (given.size() != 1) {
            throw TransformErrors.badSetting(
                    "case",
                    (given.isEmpty() ? "'to' is missing" : "of 'to', 'case' and 'case_type' only one can be given")
                            + ". Valid: upper, lower, title, sentence.");
        }
        return given.get(0);
    }

    private static Component<StandardizeEmail> email() {
        return Component.of(
                        Role.TRANSFORMER,
                        "standardize_email",
                        StandardizeEmail.class,
                        s -> StandardizeEmail.columns(columns(s)))
                .aliases("StandardizeEmail")
                .summary("Trims e-mail addresses and writes them in lower case")
                .required(COLUMNS, Columns.VALUE, "text columns")
                .option(
                        "on_invalid",
                        ValueType.choice(OnInvalid.class),
                        "keep",
                        "a text that does not look like an address",
                        StandardizeEmail::onInvalid)
                .option("into", ValueType.TEXT, TextComponents.NONE, TextComponents.INTO, StandardizeEmail::into);
    }

    private static Component<Dedupe> dedupe() {
        return Component.of(
                        Role.TRANSFORMER,
                        "dedupe",
                        Dedupe.class,
                        s -> Dedupe.on(s.find(COLUMNS, Columns.VALUE).orElse(Columns.all())))
                .aliases("Dedupe", "deduplicate", "remove_duplicates", "drop_duplicates", "Deduplicator")
                .summary("Keeps one row of each key")
                .read(COLUMNS, Columns.VALUE, "*", "the key; every column by default")
                .option("keep", ValueType.choice(Keep.class), "first", "which row stays", Dedupe::keep);
    }

    private static Component<FuzzyDedupe> fuzzyDedupe() {
        ValueType<Map<String, Double>> weights = ValueType.mapOf(ValueType.NUMBER);
        return Component.of(Role.TRANSFORMER, "fuzzy_dedupe", FuzzyDedupe.class, CleanComponents::fuzzy)
                .aliases("FuzzyDedupe", "fuzzy_duplicates", "dedupe_fuzzy")
                .summary("Finds rows that are nearly the same and keeps one of each cluster")
                .read(COLUMNS, ValueType.TEXTS, "none", "text columns to compare")
                .read("weights", weights, "none", "instead of columns: how much each counts")
                .option(
                        "block_by",
                        ValueType.TEXTS,
                        "left(lower(<first column>), 2)",
                        "SQL expressions; rows are compared when one of them has the same value for both",
                        FuzzyDedupe::blockBy)
                .option(
                        "similarity",
                        ValueType.choice(Similarity.class),
                        "jaro_winkler",
                        "how texts are compared",
                        FuzzyDedupe::similarity)
                .option("threshold", ValueType.NUMBER, "0.92", "from which mean similarity on", FuzzyDedupe::threshold)
                .option("survivor", ValueType.choice(Survivor.class), "first", "which row stays", FuzzyDedupe::survivor)
                .option(
                        "found",
                        ValueType.choice(Found.class),
                        "drop",
                        "drop the others or mark clusters",
                        FuzzyDedupe::found)
                .option(
                        "neighbours",
                        ValueType.INTEGER,
                        "500",
                        "with how many rows after it in its block each is compared",
                        FuzzyDedupe::neighbours);
    }

    private static FuzzyDedupe fuzzy(Settings settings) {
        Optional<Map<String, Double>> weights = settings.find("weights", ValueType.mapOf(ValueType.NUMBER));
        if (weights.isPresent() == settings.find(COLUMNS, ValueType.TEXTS).isPresent()) {
            throw TransformErrors.badSetting("fuzzy_dedupe", "needs either 'columns' or 'weights'");
        }
        return weights.map(FuzzyDedupe::on)
                .orElseGet(() ->
                        FuzzyDedupe.on(settings.get(COLUMNS, ValueType.TEXTS).toArray(String[]::new)));
    }
}
