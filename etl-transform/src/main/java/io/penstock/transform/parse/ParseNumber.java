package io.penstock.transform.parse;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import java.util.List;

/**
 * Text to numbers; made by {@link Parse#integer}, {@link Parse#decimal} and {@link Parse#number}. Immutable.
 */
public final class ParseNumber implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final Type to;
    private final NumberForm form;
    private final OnInvalid onInvalid;

    private ParseNumber(Columns columns, Type to, NumberForm form, OnInvalid onInvalid) {
        this.columns = columns;
        this.to = to;
        this.form = form;
        this.onInvalid = onInvalid;
    }

    static ParseNumber of(Columns columns, Type to) {
        return new ParseNumber(columns, to, NumberForm.PLAIN, OnInvalid.REJECT);
    }

    /** The character before the fraction; {@code .} by default. */
    public ParseNumber decimalSeparator(char separator) {
        return new ParseNumber(columns, to, new NumberForm(separator, form.group()), onInvalid);
    }

    /** A character allowed between groups of three digits, as in {@code 1,234,567}; none by default. */
    public ParseNumber groupSeparator(char separator) {
        return new ParseNumber(columns, to, new NumberForm(form.decimal(), separator), onInvalid);
    }

    /**
     * What happens to a text that cannot be read; {@link OnInvalid#REJECT} by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for {@link OnInvalid#KEEP}
     */
    public ParseNumber onInvalid(OnInvalid policy) {
        return new ParseNumber(columns, to, form, ParseStep.checked(policy));
    }

    @Override
    public Description describe() {
        Description all = Description.of("parse", columns.toString()).with("to", to);
        all = form.decimal() == '.' ? all : all.with("decimal_separator", form.decimal());
        all = form.group() == null ? all : all.with("group_separator", form.group());
        return onInvalid == OnInvalid.REJECT ? all : all.with("on_invalid", "null");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        String expected = to == Type.INT64
                ? "a whole number of at most 64 bits"
                : to == Type.FLOAT64 ? "a number" : "a number that fits " + to;
        return ParseStep.bind(columns, to, onInvalid, expected, this::reader, input, problems);
    }

    private ColumnReader reader() {
        if (to == Type.FLOAT64) {
            return new DoubleReader(form);
        } else if (to instanceof DecimalType decimal) {
            return decimal.isCompact()
                    ? new LongColumnReader(
                            to, List.of(FixedPointReader.decimals(decimal.precision(), decimal.scale(), form)))
                    : new WideDecimalReader(decimal, form);
        }
        return new LongColumnReader(to, List.of(FixedPointReader.integers(form)));
    }
}
