package io.penstock.transform.text;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;
import java.text.Normalizer.Form;

/**
 * Writes texts that look alike alike: Unicode's normal forms (Annex 15), by the tables of the JDK. {@code NFC} puts letter and
 * accent together, {@code NFD} apart; {@code NFKC} and {@code NFKD} also replace compatibility characters (ligatures, full-width
 * letters, superscripts), which loses information. Nulls stay. Twice is once.
 */
public final class UnicodeNormalize implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "unicode_normalize";

    private final Columns columns;
    private final Form form;
    private final Into into;

    private UnicodeNormalize(Columns columns, Form form, Into into) {
        this.columns = columns;
        this.form = form;
        this.into = into;
    }

    public static UnicodeNormalize columns(String... names) {
        return columns(Columns.of(names));
    }

    public static UnicodeNormalize columns(Columns columns) {
        return new UnicodeNormalize(columns, Form.NFC, Into.SAME);
    }

    /** {@link Form#NFC} by default. */
    public UnicodeNormalize form(Form choice) {
        return new UnicodeNormalize(columns, choice, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public UnicodeNormalize into(String name) {
        return new UnicodeNormalize(columns, form, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        return into.describe(Description.of(TYPE, columns.toString()).with("form", form));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return TextMapping.bind(columns, into, input, problems, new NormalizeKernel(form));
    }
}
