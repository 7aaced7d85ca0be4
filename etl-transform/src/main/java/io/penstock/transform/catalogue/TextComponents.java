package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.MatchCase;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.clean.Whitespaces;
import io.penstock.transform.text.Alphabet;
import io.penstock.transform.text.CollapseWhitespace;
import io.penstock.transform.text.Pad;
import io.penstock.transform.text.PadSide;
import io.penstock.transform.text.RemoveSpecialChars;
import io.penstock.transform.text.Truncate;
import io.penstock.transform.text.UnicodeNormalize;
import io.penstock.transform.text.html.Breaks;
import io.penstock.transform.text.html.StripHtml;
import io.penstock.transform.text.replace.Find;
import io.penstock.transform.text.replace.Replace;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;

/** Text steps for JSON. */
final class TextComponents {
    private static final String COLUMNS = "columns";
    private static final String TEXT_COLUMNS = "text columns";
    private static final ValueType<Map<String, String>> PAIRS = ValueType.mapOf(ValueType.TEXT);
    private static final ValueType<Find> FIND = ValueType.choice(Find.class);

    /** What {@code into} says of itself. */
    static final String INTO = "new column for the result; * is the name of the column read";

    static final String NONE = "none";

    private TextComponents() {}

    static List<Component<?>> all() {
        return List.of(collapse(), special(), pad(), truncate(), normalize(), html(), replace());
    }

    private static Component<CollapseWhitespace> collapse() {
        return Component.of(
                        Role.TRANSFORMER,
                        "collapse_whitespace",
                        CollapseWhitespace.class,
                        s -> CollapseWhitespace.columns(CleanComponents.columns(s)))
                .aliases("CollapseWhitespace", "normalize_whitespace")
                .summary("Makes one space of every run of whitespace")
                .required(COLUMNS, Columns.VALUE, TEXT_COLUMNS)
                .option(
                        "edges",
                        ValueType.choice(Whitespaces.class),
                        "keep",
                        "runs at both ends: one space or nothing",
                        CollapseWhitespace::edges)
                .option("into", ValueType.TEXT, NONE, INTO, CollapseWhitespace::into);
    }

    private static Component<RemoveSpecialChars> special() {
        return Component.of(
                        Role.TRANSFORMER,
                        "remove_special_chars",
                        RemoveSpecialChars.class,
                        s -> RemoveSpecialChars.columns(CleanComponents.columns(s)))
                .aliases("RemoveSpecialChars", "remove_special_characters")
                .summary("Takes out what is neither letter, digit, whitespace nor listed")
                .required(COLUMNS, Columns.VALUE, TEXT_COLUMNS)
                .option(
                        "keep",
                        ValueType.TEXTS,
                        NONE,
                        "more characters that stay",
                        (step, texts) -> step.keep(String.join("", texts)))
                .option(
                        "alphabet",
                        ValueType.choice(Alphabet.class),
                        "unicode",
                        "letters and digits that stay: of every script or of ASCII",
                        RemoveSpecialChars::alphabet)
                .option(
                        "replacement",
                        ValueType.TEXT,
                        "''",
                        "in place of each character taken out",
                        RemoveSpecialChars::replacement)
                .option("into", ValueType.TEXT, NONE, INTO, RemoveSpecialChars::into);
    }

    private static Component<Pad> pad() {
        return Component.of(
                        Role.TRANSFORMER,
                        "pad",
                        Pad.class,
                        s -> Pad.columns(CleanComponents.columns(s), s.get("width", ValueType.INTEGER)))
                .aliases("Pad", "pad_text")
                .summary("Fills texts up to a width")
                .required(COLUMNS, Columns.VALUE, TEXT_COLUMNS)
                .required("width", ValueType.INTEGER, "code points")
                .option("side", ValueType.choice(PadSide.class), "left", "where the filling goes", Pad::side)
                .option("with", ValueType.TEXT, "a space", "the character to fill with", Pad::with)
                .option("into", ValueType.TEXT, NONE, INTO, Pad::into);
    }

    private static Component<Truncate> truncate() {
        return Component.of(
                        Role.TRANSFORMER,
                        "truncate",
                        Truncate.class,
                        s -> Truncate.columns(CleanComponents.columns(s), s.get("length", ValueType.INTEGER)))
                .aliases("Truncate", "truncate_text")
                .summary("Cuts texts to a length")
                .required(COLUMNS, Columns.VALUE, TEXT_COLUMNS)
                .required("length", ValueType.INTEGER, "code points at most, the ellipsis included")
                .option("ellipsis", ValueType.TEXT, NONE, "what a text that was cut ends with", Truncate::ellipsis)
                .option("into", ValueType.TEXT, NONE, INTO, Truncate::into);
    }

    private static Component<UnicodeNormalize> normalize() {
        return Component.of(
                        Role.TRANSFORMER,
                        "unicode_normalize",
                        UnicodeNormalize.class,
                        s -> UnicodeNormalize.columns(CleanComponents.columns(s)))
                .aliases("UnicodeNormalize", "normalize_unicode")
                .summary("Writes texts in one of Unicode's normal forms")
                .required(COLUMNS, Columns.VALUE, TEXT_COLUMNS)
                .option("form", ValueType.choice(Form.class), "nfc", "the normal form", UnicodeNormalize::form)
                .option("into", ValueType.TEXT, NONE, INTO, UnicodeNormalize::into);
    }

    private static Component<StripHtml> html() {
        return Component.of(
                        Role.TRANSFORMER,
                        "strip_html",
                        StripHtml.class,
                        s -> StripHtml.columns(CleanComponents.columns(s)))
                .aliases("StripHtml", "remove_html")
                .summary("Leaves the text of HTML")
                .required(COLUMNS, Columns.VALUE, TEXT_COLUMNS)
                .option("breaks", ValueType.choice(Breaks.class), "space", "between blocks", StripHtml::breaks)
                .option("into", ValueType.TEXT, NONE, INTO, StripHtml::into);
    }

    private static Component<Replace> replace() {
        return Component.of(Role.TRANSFORMER, "replace", Replace.class, TextComponents::replaced)
                .aliases("Replace", "replace_text")
                .summary("Replaces parts of texts")
                .required(COLUMNS, Columns.VALUE, TEXT_COLUMNS)
                .read("part", ValueType.TEXT, NONE, "the part to replace, with 'replacement'")
                .read("replacement", ValueType.TEXT, NONE, "what stands in place of 'part'")
                .read("pairs", PAIRS, NONE, "several: replacements by parts, applied in order")
                .read("find", FIND, "literal", "how parts are given")
                .option(
                        "case",
                        ValueType.choice(MatchCase.class),
                        "exact",
                        "whether the case of letters counts",
                        Replace::matchCase)
                .option("into", ValueType.TEXT, NONE, INTO, Replace::into);
    }

    private static Replace replaced(Settings settings) {
        boolean one = settings.find("part", ValueType.TEXT).isPresent();
        if (one != settings.find("replacement", ValueType.TEXT).isPresent()
                || one == settings.find("pairs", PAIRS).isPresent()) {
            throw TransformErrors.badSetting(
                    "replace", "needs either 'part' and 'replacement', or 'pairs' with a replacement for each part");
        }
        Map<String, String> pairs = one
                ? Map.of(settings.get("part", ValueType.TEXT), settings.get("replacement", ValueType.TEXT))
                : settings.get("pairs", PAIRS);
        return Replace.pairs(
                CleanComponents.columns(settings),
                pairs,
                settings.find("find", FIND).orElse(Find.LITERAL));
    }
}
