package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demandEach;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.harness.SingleStep;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.schema.Schema;
import io.penstock.spi.Transformer;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.clean.ChangeCase;
import io.penstock.transform.clean.NullIf;
import io.penstock.transform.clean.StandardizeEmail;
import io.penstock.transform.clean.Trim;
import io.penstock.transform.text.CollapseWhitespace;
import io.penstock.transform.text.Pad;
import io.penstock.transform.text.RemoveSpecialChars;
import io.penstock.transform.text.Truncate;
import io.penstock.transform.text.UnicodeNormalize;
import io.penstock.transform.text.html.StripHtml;
import io.penstock.transform.text.replace.Replace;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Each text step on one column of the checkouts; bytes are those of the column's values. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class TextKernels {
    /** The step. */
    @Param({
        "trim",
        "collapse",
        "upper",
        "title",
        "sentence",
        "replace",
        "regex",
        "special",
        "html",
        "null_if",
        "nfc",
        "nfd",
        "email",
        "pad",
        "truncate",
        "ellipsis"
    })
    public String step;

    private List<Batch> batches;
    private SingleStep kernel;
    private long rows;
    private long bytes;

    /** Proves every value against the same on strings. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        Case made = made(step);
        List<Batch> all = checkouts.text();
        int position = all.get(0).schema().indexOf(made.column());
        Schema schema = all.get(0).schema().select(position);
        batches = all.stream()
                .map(batch -> Batch.of(schema, batch.column(position)))
                .toList();
        rows = checkouts.rows;
        bytes = 0;
        for (Batch batch : batches) {
            TextColumn column = (TextColumn) batch.column(0);
            for (int i = 0; i < column.size(); i++) {
                bytes += column.length(i);
            }
        }
        kernel = SingleStep.of(made.transformer(), schema, checkouts.context());
        List<@Nullable Object> found = new ArrayList<>();
        List<@Nullable Object> given = new ArrayList<>();
        batches.forEach(batch -> batch.rows().forEach(row -> given.add(row.get(made.column()))));
        kernel.run(batches, batch -> batch.rows().forEach(row -> found.add(row.get(made.column()))));
        List<@Nullable Object> expected = new ArrayList<>();
        for (Object value : given) {
            expected.add(value == null ? null : made.onStrings().apply((String) value));
        }
        demandEach(step, expected, found);
        // The values themselves, read by another reader.
        demandEach(
                made.column(),
                checkouts.loans().stream()
                        .map(made.trimmed())
                        .filter(Objects::nonNull)
                        .map(TextKernels::lower)
                        .toList(),
                given.stream()
                        .map(value ->
                                value == null ? "" : lower(value.toString().strip()))
                        .filter(text -> !text.isEmpty() && !text.equals("n/a"))
                        .toList());
    }

    /** The step on every batch. */
    @Benchmark
    public Object run(Rate rate, Blackhole hole) throws Exception {
        rate.rows += rows;
        rate.bytes += bytes;
        return kernel.run(batches, hole::consume);
    }

    private record Case(
            String column,
            Function<Loan, @Nullable String> trimmed,
            Transformer transformer,
            Function<String, @Nullable String> onStrings) {}

    private static Case title(Transformer transformer, Function<String, @Nullable String> onStrings) {
        return new Case("title", Loan::title, transformer, onStrings);
    }

    private static Case made(String step) {
        return switch (step) {
            case "trim" -> title(Trim.columns("title"), String::strip);
            case "collapse" -> title(CollapseWhitespace.columns("title"), text -> text.replaceAll("\\s+", " "));
            case "upper" -> title(ChangeCase.upper("title"), text -> text.toUpperCase(Locale.ROOT));
            case "title" -> title(ChangeCase.title("title"), TextKernels::titled);
            case "sentence" -> title(ChangeCase.sentence("title"), TextKernels::sentence);
            case "replace" -> title(Replace.literal("title", "Night", "Day"), text -> text.replace("Night", "Day"));
            case "regex" ->
                title(
                        Replace.regex("title", "(\\w+) Night", "Night of $1"),
                        text -> text.replaceAll("(\\w+) Night", "Night of $1"));
            case "special" ->
                title(RemoveSpecialChars.columns("title"), text -> text.replaceAll("[^\\p{L}\\p{N}\\p{M}\\s]", ""));
            case "html" -> title(StripHtml.columns("title"), text -> text.replaceAll("<[^>]*>", ""));
            case "null_if" ->
                title(
                        NullIf.of("title", "Winter Night", ""),
                        text -> text.isEmpty() || text.equals("Winter Night") ? null : text);
            case "nfc" ->
                title(UnicodeNormalize.columns("title"), text -> Normalizer.normalize(text, Normalizer.Form.NFC));
            case "nfd" ->
                title(
                        UnicodeNormalize.columns("title").form(Normalizer.Form.NFD),
                        text -> Normalizer.normalize(text, Normalizer.Form.NFD));
            case "email" ->
                new Case(
                        "member_email",
                        Loan::memberEmail,
                        StandardizeEmail.column("member_email").onInvalid(OnInvalid.NULL),
                        TextKernels::email);
            case "pad" -> title(Pad.right("title", 24), text -> text + " ".repeat(Math.max(0, 24 - text.length())));
            case "truncate" ->
                title(Truncate.column("title", 10), text -> text.substring(0, Math.min(10, text.length())));
            case "ellipsis" ->
                title(
                        Truncate.column("title", 10).ellipsis("..."),
                        text -> text.length() <= 10 ? text : text.substring(0, 7) + "...");
            default -> throw new IllegalArgumentException(step);
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String email(String text) {
        String email = lower(text.strip());
        return email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+") ? email : null;
    }

    /** The titles have neither apostrophes nor letters beyond ASCII. */
    private static String titled(String text) {
        return Pattern.compile("[a-zA-Z0-9]+")
                .matcher(text)
                .replaceAll(word -> word.group().substring(0, 1).toUpperCase(Locale.ROOT)
                        + lower(word.group().substring(1)));
    }

    /** The titles are one sentence each. */
    private static String sentence(String text) {
        return Pattern.compile("^([^a-z0-9]*[a-z])")
                .matcher(lower(text))
                .replaceFirst(first -> first.group().toUpperCase(Locale.ROOT));
    }
}
