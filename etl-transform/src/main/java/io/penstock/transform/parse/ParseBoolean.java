package io.penstock.transform.parse;

import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import java.util.List;
import java.util.Locale;

/** Text to {@code BOOLEAN}; made by {@link Parse#bool}. Immutable. */
public final class ParseBoolean implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final List<String> TRUES = List.of("true", "t", "yes", "y", "on", "1");
    private static final List<String> FALSES = List.of("false", "f", "no", "n", "off", "0");

    private final Columns columns;
    private final List<String> trues;
    private final List<String> falses;
    private final OnInvalid onInvalid;

    private ParseBoolean(Columns columns, List<String> trues, List<String> falses, OnInvalid onInvalid) {
        this.columns = columns;
        this.trues = trues;
        this.falses = falses;
        this.onInvalid = onInvalid;
    }

    static ParseBoolean of(Columns columns) {
        return new ParseBoolean(columns, TRUES, FALSES, OnInvalid.REJECT);
    }

    /**
     * The words for true and for false in place of the usual ones; case is ignored.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when a word is in both lists or a list is empty
     */
    public ParseBoolean words(List<String> forTrue, List<String> forFalse) {
        List<String> newTrues = lower(forTrue);
        List<String> newFalses = lower(forFalse);
        for (String word : newTrues) {
            if (newFalses.contains(word)) {
                throw TransformErrors.badSetting("parse", "'" + word + "' stands for both true and false");
            }
        }
        if (newTrues.isEmpty() || newFalses.isEmpty()) {
            throw TransformErrors.badSetting("parse", "words for true and words for false are both needed");
        }
        return new ParseBoolean(columns, newTrues, newFalses, onInvalid);
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * What happens to any other text; {@link OnInvalid#REJECT} by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for {@link OnInvalid#KEEP}
     */
    public ParseBoolean onInvalid(OnInvalid policy) {
        return new ParseBoolean(columns, trues, falses, ParseStep.checked(policy));
    }

    @Override
    public Description describe() {
        Description all = Description.of("parse", columns.toString()).with("to", Type.BOOLEAN);
        all = trues.equals(TRUES) ? all : all.with("true_words", trues).with("false_words", falses);
        return onInvalid == OnInvalid.REJECT ? all : all.with("on_invalid", "null");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        String expected = "one of " + String.join(", ", trues) + ", " + String.join(", ", falses);
        return ParseStep.bind(
                columns, Type.BOOLEAN, onInvalid, expected, () -> new BooleanReader(trues, falses), input, problems);
    }
}
