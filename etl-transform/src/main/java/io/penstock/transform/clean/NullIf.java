package io.penstock.transform.clean;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;
import java.util.List;

/**
 * Turns texts that stand for "no value" into nulls. The whole text must be equal, case and spaces included; trim before.
 * The empty text may be one of them.
 */
public final class NullIf implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final NullTokens tokens;
    private final Into into;

    private NullIf(Columns columns, NullTokens tokens, Into into) {
        this.columns = columns;
        this.tokens = tokens;
        this.into = into;
    }

    /** @throws io.penstock.error.PlanException {@code PEN-3003} when no text is given */
    public static NullIf of(String column, String... texts) {
        return of(Columns.of(column), List.of(texts));
    }

    /** @throws io.penstock.error.PlanException {@code PEN-3003} when no text is given */
    public static NullIf of(Columns columns, List<String> texts) {
        if (texts.isEmpty()) {
            throw TransformErrors.badSetting("null_if", "at least one text that means null is needed");
        }
        return new NullIf(columns, NullTokens.of(texts), Into.SAME);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public NullIf into(String name) {
        return new NullIf(columns, tokens, Into.of("null_if", name));
    }

    @Override
    public Description describe() {
        return into.describe(Description.of("null_if", columns.toString()).with("values", tokens.texts()));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return TextMapping.bind(columns, into, input, problems, new EdgeKernel(Whitespaces.KEEP, tokens));
    }
}
