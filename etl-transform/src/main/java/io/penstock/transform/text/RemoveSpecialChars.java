package io.penstock.transform.text;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;
import java.nio.charset.StandardCharsets;

/**
 * Takes special characters out of texts. Special is whatever is neither a letter, a digit, a combining mark (of any script, see
 * {@link Alphabet}), whitespace, nor in {@link #keep}: punctuation, symbols, emoji, control characters. Nulls stay; a text of
 * special characters only becomes empty. Twice is once, unless the replacement is special itself.
 */
public final class RemoveSpecialChars implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "remove_special_chars";

    private final Columns columns;
    private final Alphabet alphabet;
    private final String keep;
    private final String replacement;
    private final Into into;

    private RemoveSpecialChars(Columns columns, Alphabet alphabet, String keep, String replacement, Into into) {
        this.columns = columns;
        this.alphabet = alphabet;
        this.keep = keep;
        this.replacement = replacement;
        this.into = into;
    }

    public static RemoveSpecialChars columns(String... names) {
        return columns(Columns.of(names));
    }

    public static RemoveSpecialChars columns(Columns columns) {
        return new RemoveSpecialChars(columns, Alphabet.UNICODE, "", "", Into.SAME);
    }

    /** Which letters and digits are not special; {@link Alphabet#UNICODE} by default. */
    public RemoveSpecialChars alphabet(Alphabet choice) {
        return new RemoveSpecialChars(columns, choice, keep, replacement, into);
    }

    /** More characters that stay, one after the other: {@code "-_'"}; none by default. */
    public RemoveSpecialChars keep(String characters) {
        return new RemoveSpecialChars(columns, alphabet, characters, replacement, into);
    }

    /** What stands in place of each character taken out; nothing by default. */
    public RemoveSpecialChars replacement(String text) {
        return new RemoveSpecialChars(columns, alphabet, keep, text, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public RemoveSpecialChars into(String name) {
        return new RemoveSpecialChars(columns, alphabet, keep, replacement, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()));
        all = alphabet == Alphabet.UNICODE ? all : all.with("alphabet", "ascii");
        all = keep.isEmpty() ? all : all.with("keep", keep);
        return replacement.isEmpty() ? all : all.with("replacement", "'" + replacement + "'");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] kept = keep.codePoints().sorted().distinct().toArray();
        byte[] filler = replacement.getBytes(StandardCharsets.UTF_8);
        return TextMapping.bind(columns, into, input, problems, new SpecialCharsKernel(alphabet, kept, filler));
    }
}
